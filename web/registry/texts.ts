// The words of the Today page.
import type { LocalText } from "../../core/text.ts";

export const todayTexts = {
  morning: { zh: "早上好，{name}", en: "Good morning, {name}" },
  noon: { zh: "中午好，{name}", en: "Hello, {name}" },
  afternoon: { zh: "下午好，{name}", en: "Good afternoon, {name}" },
  evening: { zh: "晚上好，{name}", en: "Good evening, {name}" },
  toDo: { zh: "要办的事", en: "To act on" },
  nothingToDo: { zh: "手上没有待办的事，辛苦了。", en: "Nothing waits for you. Well done." },
  quarter: { zh: "本季度待完成", en: "Due this quarter" },
  month: { zh: "本月待完成", en: "Due this month" },
  week: { zh: "本周待完成", en: "Due this week" },
  year: { zh: "今年待完成", en: "Due this year" },
  progress: { zh: "已完成 {done} / {total}", en: "{done} of {total} done" },
  visit: { zh: "走访", en: "Visit" },
  check: { zh: "检查", en: "Check" },
  never: { zh: "尚未走访", en: "Not seen yet" },
  last: { zh: "上次 {date}", en: "Last {date}" },
  more: { zh: "再显示 {n} 个", en: "Show {n} more" },
  draft: { zh: "有草稿", en: "Draft" },
  allDone: { zh: "这一期的都走完了，真不容易。", en: "Everybody has been seen this period. Well done." },
  noRegistry: {
    zh: "还没有分给您的住户和场所。联网后会自动下载；如果一直是空的，请联系管理员核对您的网格。",
    en: "There are no households or places for you yet. They arrive by themselves once you are online; if not, ask the administrator to check your grid.",
  },
  quick: { zh: "其他填报", en: "Fill in something else" },
  all: { zh: "全部", en: "All" },
  drafts: { zh: "未写完的草稿", en: "Unfinished drafts" },
  resume: { zh: "接着写", en: "Continue" },
} satisfies Record<string, LocalText>;
