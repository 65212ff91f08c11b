// The words on what this browser will not do.
import type { LocalText } from "../../core/text.ts";

export const storageTexts = {
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
} satisfies Record<string, LocalText>;
