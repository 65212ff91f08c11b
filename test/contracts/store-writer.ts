// A process that commits to a SQLite file and prints each id once it is acknowledged: to be killed, or to be raced.
// Arguments: the file, a prefix for its ids, how many commits (none: until killed).
import { openSqliteTable } from "../../functions/adapters/sqlite/table.ts";

const [path = "", prefix = "", most] = process.argv.slice(2);
const table = openSqliteTable(path);
const end = most ? Number(most) : Number.POSITIVE_INFINITY;
let next = 0;

async function caller(): Promise<void> {
  while (next < end) {
    const id = `${prefix}-${next++}`;
    const result = await table.commit([
      { kind: "put", item: { pk: "SUBMISSION", sk: id, text: "x".repeat(300) }, when: { kind: "absent" } },
      { kind: "update", key: { pk: "TALLY", sk: "0" }, add: { count: 1 } },
    ]);
    if (!result.ok) throw new Error(`${id} was refused`);
    process.stdout.write(`${id}\n`);
  }
}

await Promise.all(Array.from({ length: 16 }, caller));
await table.close();
