// Due work as it waits in the table.
import { type DueWork, dueId } from "../../core/due-work.ts";
import * as keys from "./keys.ts";

/** Due work as it waits: the shard comes from its id, so that the same work always stands in the same one. */
export function dueItem({ due, dueAt, since }: DueWork) {
  const id = dueId(due);
  return {
    ...keys.workKey(id),
    ...keys.dueIndex(shardOf(id), dueAt),
    status: "waiting",
    attempts: 0,
    version: 1,
    due,
    ...(since && { since }),
  };
}

const shardOf = (id: string): number => {
  let sum = 0;
  for (let at = 0; at < id.length; at++) sum = (sum * 31 + id.charCodeAt(at)) >>> 0;
  return sum % keys.workShards;
};
