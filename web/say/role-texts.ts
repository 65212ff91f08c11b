// What roles are called.
import type { LocalText } from "../../core/text.ts";

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
