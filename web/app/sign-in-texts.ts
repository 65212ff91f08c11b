// The words of the first page.
import type { LocalText } from "../../core/text.ts";

export const signInTexts = {
  sentence: { zh: "一次采集，多方共用；没有网络，也能填报。", en: "Asked once, used by all. Works without a network." },
  signIn: { zh: "登录", en: "Sign in" },
  going: { zh: "正在前往登录…", en: "Taking you to sign in…" },
  failed: { zh: "登录没有成功，请再试一次。", en: "Signing in did not work. Please try again." },
  offline: { zh: "现在没有网络，首次登录需要联网。", en: "There is no network. The first sign-in needs one." },
  demo: { zh: "演示环境：人员与数据均为虚构", en: "Demonstration: all people and data are fictional" },
  points: {
    zh: "入户走访、隐患整改、资源对接、统计报告，都在一处。",
    en: "Visits, hazards, offers and demands, reports: in one place.",
  },
} satisfies Record<string, LocalText>;
