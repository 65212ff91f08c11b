// What one write makes of the item that stands there: DynamoDB's rules for conditions and updates, in memory.
import type { Condition, Item, Value, Write } from "../../ports.ts";

export function holds(when: Condition | undefined, stood: Item | undefined): boolean {
  switch (when?.kind) {
    case undefined:
      return true;
    case "absent":
      return stood === undefined;
    case "present":
      return stood !== undefined;
    case "version":
      return stood?.version === when.is;
    case "equals":
      return stood?.[when.attribute] === when.value;
    case "at-least": {
      const value = stood?.[when.attribute];
      return typeof value === "number" && value >= when.value;
    }
  }
}

export function updated(stood: Item | undefined, { key, set, add, remove }: Write & { kind: "update" }): Item {
  const item: Item = { ...stood, pk: key.pk, sk: key.sk };
  for (const [name, value] of Object.entries(set ?? {})) if (value !== undefined) item[name] = value;
  for (const [name, by] of Object.entries(add ?? {})) item[name] = sum(name, item[name] ?? 0, by);
  for (const name of remove ?? []) delete item[name];
  return item;
}

function sum(name: string, value: Value, by: number): number {
  if (typeof value !== "number") throw new Error(`Cannot add to ${name}: it holds no number`);
  const exact = value + by;
  // DynamoDB counts in decimals, where 0.1 + 0.2 is 0.3.
  return Number.isSafeInteger(exact) ? exact : Number(exact.toPrecision(15));
}
