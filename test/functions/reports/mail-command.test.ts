// The operator's command over mails that reached nobody, on the data folder of a service that runs meanwhile.
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openSqliteTable } from "../../../functions/adapters/sqlite/table.ts";
import { MailRefused } from "../../../functions/ports.ts";
import { leadersOf, mailServer } from "../../support/mailing.ts";
import { county, openWorld, type World } from "../../support/world.ts";

const cli = join(import.meta.dirname, "../../../functions/cli.ts");

let world: World;
let data: string;
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), "gridform-mail-"));
  world = await openWorld({ table: openSqliteTable(join(data, "gridform.sqlite")) });
});
afterAll(async () => {
  await world.close();
  await rm(data, { recursive: true, force: true });
});

async function run(...words: string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [cli, ...words], { env: { ...process.env, GRIDFORM_DATA: data, PORT: "0" } });
  let said = "";
  child.stdout.on("data", (chunk) => (said += chunk));
  child.stderr.on("data", (chunk) => (said += chunk));
  const code = await new Promise<number | null>((resolve) => child.once("exit", resolve));
  return { code, said };
}

test("tells which mails reached nobody and why, and has them sent again by the service, once", async () => {
  await leadersOf(world, county, 2);
  const server = mailServer(world);
  server.answer = (mail) => {
    if (mail.to.address.startsWith("leader-1@")) throw new MailRefused("550 5.1.1 no such user");
  };
  await world.call("leader", "POST", "/reports/monthly-assessment/editions", { period: "2026-10", unit: county });
  await world.queue.idle();
  await world.tick();
  server.answer = () => {};
  const told = await run("mail");
  expect([told.code, told.said]).toStrictEqual([
    1,
    "monthly-assessment 2026-10 371602 leader-1: refused (550 5.1.1 no such user)\n",
  ]);
  expect(await run("mail", "--again")).toMatchObject({ code: 0, said: expect.stringContaining("1 due again") });
  expect(await run("mail", "--again"), "it waits already").toMatchObject({ said: "0 due again\n" });
  expect(server.taken.length, "the command itself sends nothing").toBe(1);
  // The command made it due by the true time, which the world's clock has not reached.
  world.clock.set(new Date(Date.now() + 60_000).toISOString());
  await world.tick();
  await world.tick();
  expect(server.taken.filter((it) => it.subject.includes("2026年10月")).map((it) => it.to.address)).toStrictEqual([
    "leader-2@example.gov.cn",
    "leader-1@example.gov.cn",
  ]);
  expect(await run("mail")).toStrictEqual({ code: 0, said: "no mail is left\n" });
});
