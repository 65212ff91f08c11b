// The words of the outbox.
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
