// The words of the shell, Chinese first; pages that load later keep theirs in the `texts.ts` of their word.
import type { Language, LocalText } from "../../core/text.ts";

export const texts = {
  points: { zh: "{n} 个百分点", en: "{n} points" },
  noValue: { zh: "—", en: "–" },
  product: { zh: "格智表单", en: "Gridform" },
  today: { zh: "今日", en: "Today" },
  fill: { zh: "填报", en: "Fill in" },
  cases: { zh: "事件", en: "Cases" },
  exchange: { zh: "资源", en: "Exchange" },
  overview: { zh: "概览", en: "Overview" },
  admin: { zh: "表单", en: "Forms" },
  reports: { zh: "报告", en: "Reports" },
  people: { zh: "人员", en: "People" },
  units: { zh: "组织", en: "Units" },
  me: { zh: "我的", en: "Me" },
  navigation: { zh: "主导航", en: "Main" },
  toContent: { zh: "跳到正文", en: "Skip to content" },
  back: { zh: "返回", en: "Back" },
  close: { zh: "关闭", en: "Close" },
  cancel: { zh: "取消", en: "Cancel" },
  otherLanguage: { zh: "English", en: "中文" },
  allSent: { zh: "全部已发送", en: "All sent" },
  waiting: { zh: "{n} 份待发送", en: "{n} waiting" },
  attention: { zh: "{n} 份需处理", en: "{n} to fix" },
  sending: { zh: "正在发送…", en: "Sending…" },
  loading: { zh: "正在加载…", en: "Loading…" },
  retry: { zh: "重试", en: "Try again" },
  offline: {
    zh: "现在没有网络。已下载的内容可以继续使用，填好的会自动发送。",
    en: "No network right now. What is on this device keeps working, and filled forms go out by themselves.",
  },
  needsNetwork: {
    zh: "这里需要网络，连上后请重试。",
    en: "This needs a network. Please try again once you are connected.",
  },
  failed: { zh: "没有加载成功", en: "This could not be loaded" },
  expired: {
    zh: "登录已过期。可以继续填写，联网后请重新登录再发送。",
    en: "Your sign-in has ended. You can keep filling in; sign in again to send.",
  },
  signIn: { zh: "登录", en: "Sign in" },
  signInAgain: { zh: "重新登录", en: "Sign in again" },
  notFound: { zh: "没有这个页面", en: "There is no such page" },
  toStart: { zh: "回到首页", en: "To the start" },
  newVersion: { zh: "有新版本可用", en: "A new version is ready" },
  reload: { zh: "立即更新", en: "Update now" },
} satisfies Record<string, LocalText>;

/** The text in a language with its `{values}` filled in. */
export function sayWith(text: LocalText, language: Language, values: Record<string, string | number> = {}): string {
  const said = language === "en" ? (text.en ?? text.zh) : text.zh;
  return said.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
}
