// The words of the outbox and of the Me page.
import type { LocalText } from "../../core/text.ts";

export const outboxTexts = {
  title: { zh: "待发送", en: "Outbox" },
  sendNow: { zh: "立即发送", en: "Send now" },
  sending: { zh: "正在发送…", en: "Sending…" },
  export: { zh: "导出备份文件", en: "Export a backup file" },
  attention: { zh: "需要处理", en: "Needs attention" },
  waiting: { zh: "等待发送", en: "Waiting" },
  sent: { zh: "最近已发送", en: "Sent lately" },
  allSent: { zh: "全部已发送，这台设备上没有积压。", en: "Everything has been sent; nothing waits on this device." },
  drafts: { zh: "草稿", en: "Drafts" },
  resume: { zh: "继续填写", en: "Go on" },
  correct: { zh: "修改", en: "Correct" },
  retry: { zh: "原样重发", en: "Send as it is" },
  discard: { zh: "删除", en: "Delete" },
  discardConfirm: { zh: "删除后无法恢复。确定删除“{title}”？", en: "This cannot be undone. Delete “{title}”?" },
  queued: { zh: "{moment} 保存", en: "Saved {moment}" },
  sentAt: { zh: "{moment} 发送", en: "Sent {moment}" },
  tries: { zh: "已试 {n} 次", en: "tried {n} times" },
  kept: { zh: "已发送的保留 7 天供查看。", en: "Sent ones are kept for 7 days to look at." },
  unknown: { zh: "服务器没有接受（{code}）", en: "The server did not accept it ({code})" },
  noNetwork: { zh: "现在没有网络，连上后会自动发送。", en: "No network now; it goes out by itself later." },
} satisfies Record<string, LocalText>;

export const meTexts = {
  title: { zh: "我的", en: "Me" },
  posts: { zh: "岗位", en: "Posts" },
  language: { zh: "语言", en: "Language" },
  more: { zh: "更多", en: "More" },
  device: { zh: "这台设备", en: "This device" },
  persistent: { zh: "数据会一直保存在这台设备上。", en: "Your work is kept safely on this device." },
  notPersistent: {
    zh: "浏览器可能会自行清理数据。请把本页添加到主屏幕，并及时联网发送。",
    en: "The browser may clear its store by itself. Add this page to the home screen and send soon.",
  },
  wechat: {
    zh: "微信内打开时不能离线使用。请点右上角“…”，选择“在浏览器打开”。",
    en: "Inside WeChat this page does not work offline. Tap “…” and choose “Open in browser”.",
  },
  ios: {
    zh: "请用“分享 → 添加到主屏幕”，否则 7 天不用时系统会清空数据。",
    en: "Use “Share → Add to Home Screen”, or iOS clears the store after 7 days.",
  },
  noWorker: {
    zh: "这个浏览器不支持离线打开，请使用新版浏览器。",
    en: "This browser cannot open the page offline. Please use a newer one.",
  },
  used: { zh: "已用 {n} MB", en: "{n} MB used" },
  updated: { zh: "上次更新 {moment}", en: "Last update {moment}" },
  update: { zh: "更新数据", en: "Update now" },
  updating: { zh: "正在更新…", en: "Updating…" },
  install: { zh: "安装到桌面", en: "Install" },
  mails: { zh: "演示发件箱", en: "Demonstration mailbox" },
  signOut: { zh: "退出登录", en: "Sign out" },
  signOutUnsent: {
    zh: "还有 {n} 份没有发送。它们留在这台设备上，下次您登录后再发送。确定退出？",
    en: "{n} are not sent yet. They stay on this device until you sign in again. Sign out?",
  },
} satisfies Record<string, LocalText>;

export const roleTexts: Record<string, LocalText> = {
  administrator: { zh: "管理员", en: "Administrator" },
  "grid-staff": { zh: "网格员", en: "Grid staff" },
  cadre: { zh: "社区干部", en: "Community cadre" },
  dispatcher: { zh: "街道调度员", en: "Dispatcher" },
  handler: { zh: "部门经办人", en: "Department handler" },
  verifier: { zh: "核查员", en: "Verifier" },
  supervisor: { zh: "督查员", en: "Supervisor" },
  appraiser: { zh: "考核员", en: "Appraiser" },
  leader: { zh: "领导", en: "Leader" },
  auditor: { zh: "审计员", en: "Auditor" },
};
