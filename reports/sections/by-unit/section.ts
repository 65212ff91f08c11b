// One indicator for each unit below: sentences, a chart and a table.
import { section } from "../section.ts";
import { contentOfByUnit, needsOfByUnit } from "./content.ts";
import { drawingOfByUnit } from "./drawing.ts";
import { ByUnit } from "./shape.ts";

export const byUnit = section({
  says: "one indicator for each unit below: sentences, table, chart; `toDate` adds the longer period so far and its points",
  shape: ByUnit,
  needs: needsOfByUnit,
  content: contentOfByUnit,
  drawing: drawingOfByUnit,
});
