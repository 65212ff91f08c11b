// The words of the pages of people and units.
import type { LocalText } from "../../core/text.ts";

export const organisationTexts = {
  people: { zh: "人员与岗位", en: "People and posts" },
  searchPeople: { zh: "按姓名或编号搜索", en: "Search by name or id" },
  noPeople: { zh: "没有找到符合的人员。", en: "Nobody found." },
  noPosts: { zh: "暂无岗位", en: "No post" },
  more: { zh: "显示更多", en: "Show more" },
  units: { zh: "组织机构", en: "Units" },
  noUnits: { zh: "没有下级", en: "Nothing below" },
  open: { zh: "展开", en: "Open" },
} satisfies Record<string, LocalText>;
