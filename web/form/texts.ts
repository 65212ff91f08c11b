// What the frame of a form says, in Chinese and English; what comes later is in field-texts.ts.
import type { LocalText } from "../../core/text.ts";

export const texts = {
  back: { zh: "上一步", en: "Back" },
  next: { zh: "下一步", en: "Next" },
  submit: { zh: "提交", en: "Submit" },
  submitting: { zh: "正在保存…", en: "Saving…" },
  cancel: { zh: "退出", en: "Leave" },
  step: { zh: "第 {n} 步，共 {of} 步", en: "Step {n} of {of}" },
  pages: { zh: "本表各页", en: "Pages of this form" },
  choose: { zh: "请选择", en: "Choose" },
  clear: { zh: "清除", en: "Clear" },
  automatic: { zh: "自动计算", en: "Worked out for you" },
  purpose: { zh: "用途：{purpose}", en: "Used for: {purpose}" },
  basis: { zh: "依据：{basis}", en: "Legal basis: {basis}" },
  stuck: {
    zh: "没能继续：请检查网络和手机存储空间后再试，填写的内容仍在。",
    en: "Could not go on: check the network and the phone's storage, then try again. Nothing you typed is lost.",
  },
  saveFailed: { zh: "草稿未能保存，请尽快提交", en: "The draft could not be kept; please submit soon" },
  loading: { zh: "正在打开…", en: "Opening…" },
  notHere: {
    zh: "这份表单还没有下载到本机，请联网后再打开。",
    en: "This form is not on this device yet; open it once with a network.",
  },
  editorFailed: {
    zh: "这一项没能载入，请联网后重新打开本页",
    en: "This part did not load; open the page again with a network",
  },
} satisfies Record<string, LocalText>;
