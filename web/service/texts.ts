// The words of the page of oneself.
import type { LocalText } from "../../core/text.ts";

export const meTexts = {
  title: { zh: "我的", en: "Me" },
  posts: { zh: "岗位", en: "Posts" },
  language: { zh: "语言", en: "Language" },
  more: { zh: "更多", en: "More" },
  device: { zh: "这台设备", en: "This device" },
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
