// The words of deadlines.
import type { LocalText } from "../../core/text.ts";

export const deadlineTexts = {
  due: { zh: "截止 {date}", en: "Due {date}" },
  dueToday: { zh: "今天到期", en: "Due today" },
  dueTomorrow: { zh: "明天到期", en: "Due tomorrow" },
  dueIn: { zh: "{n} 天后到期", en: "Due in {n} days" },
  overdue: { zh: "已超期", en: "Overdue" },
  overdueBy: { zh: "已超期 {n} 天", en: "{n} days overdue" },
} satisfies Record<string, LocalText>;
