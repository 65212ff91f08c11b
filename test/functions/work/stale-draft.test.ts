// A draft that rests for two weeks is told of, once, to its last editor.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { leaseMilliseconds } from "../../../core/due-work.ts";
import { MailRefused } from "../../../functions/ports.ts";
import { dueWork, workKey, workShards } from "../../../functions/store/keys.ts";
import { putDraft } from "../../../functions/usecases/forms/drafts.ts";
import { putPerson } from "../../../functions/usecases/organisation/people.ts";
import { doWork } from "../../../functions/usecases/work/do-work.ts";
import { mailServer } from "../../support/mailing.ts";
import { definitionOf } from "../../support/small-forms.ts";
import { openWorld, type World } from "../../support/world.ts";

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const form = definitionOf({ note: { type: "text" } }, { id: "rounds" });
const keep = () => putDraft(world.deps, world.actor("administrator"), "rounds", form, undefined);
const reach = (email: string | undefined, language: "zh" | "en" = "zh") =>
  putPerson(world.deps, world.actor("administrator"), {
    id: "administrator",
    name: "周明",
    language,
    posts: [{ role: "administrator", unit: "371602" }],
    ...(email && { email }),
  });
const day = 24 * 3_600_000;
async function toldAfter(days: number): Promise<string[]> {
  world.clock.pass(days * day);
  await world.tick();
  return (await world.outbox.list()).filter((it) => /草稿|draft/.test(it.subject)).map((it) => it.subject);
}

describe("a draft", () => {
  it("that rests for fourteen days is told of once, with its link", async () => {
    await reach("zhou@example.org");
    await keep();
    expect(await toldAfter(13.9)).toStrictEqual([]);
    expect(await toldAfter(0.2)).toStrictEqual([`表单草稿《${form.title.zh}》两周未修改`]);
    expect(await toldAfter(30)).toHaveLength(1);
    const [mail] = await world.outbox.list();
    expect(mail?.to).toStrictEqual({ name: "周明", address: "zhou@example.org" });
    expect(mail?.text).toContain(`${world.origin}/#/admin/rounds`);
    expect(mail?.messageId).toBe("<stale-draft.rounds.20261120020000000@gridform>");
  });

  it("that is kept again begins anew", async () => {
    await reach("zhou@example.org");
    await keep();
    world.clock.pass(10 * day);
    await keep();
    expect(await toldAfter(10), "twenty days after the first, ten after the second").toStrictEqual([]);
    expect(await toldAfter(5)).toHaveLength(1);
  });

  it("that is kept all afternoon is one piece of work, and none once it is published", async () => {
    const waiting = async () => {
      const shards = Array.from({ length: workShards }, (_, shard) => dueWork(shard, "9999"));
      const pages = await Promise.all(shards.map((range) => world.deps.table.query(range)));
      return pages.flatMap((page) => page.items).filter((item) => item.pk.startsWith("WORK#stale-draft:"));
    };
    for (let save = 0; save < 5; save++) {
      world.clock.pass(60_000);
      await keep();
    }
    expect((await waiting()).map((item) => item.dueAt)).toStrictEqual(["2026-12-04T02:05:00.000Z"]);
    await world.publish("rounds");
    expect(await waiting()).toStrictEqual([]);
  });

  it("that was published rests nowhere", async () => {
    await reach("zhou@example.org");
    await keep();
    await world.publish("rounds");
    expect(await toldAfter(15)).toStrictEqual([]);
  });

  it("of the version after the next is told of like the first, though versions of drafts begin anew", async () => {
    await reach("zhou@example.org");
    await keep();
    expect(await toldAfter(15)).toHaveLength(1);
    await world.publish("rounds");
    await keep();
    expect(await toldAfter(15)).toHaveLength(2);
  });

  it("is told of once though the worker died after the mail: the second has the first's Message-ID", async () => {
    await reach("zhou@example.org");
    await keep();
    const sent: string[] = [];
    const mailer = { send: async (mail: { messageId: string }) => void sent.push(mail.messageId) };
    let commits = 0;
    const table = {
      ...world.deps.table,
      commit: async (writes: Parameters<typeof world.deps.table.commit>[0]) => {
        if (++commits > 1) throw new Error("dead");
        return world.deps.table.commit(writes);
      },
    };
    world.clock.pass(15 * day);
    const id = "stale-draft:rounds";
    await expect(doWork({ ...world.deps, mailer, table }, id)).rejects.toThrow("dead");
    world.clock.pass(leaseMilliseconds + 1);
    expect(await doWork({ ...world.deps, mailer }, id)).toBe("done");
    expect(sent).toHaveLength(2);
    expect(new Set(sent).size).toBe(1);
  });

  it("of who has no address bothers nobody, and its work is done", async () => {
    await reach(undefined);
    await keep();
    expect(await toldAfter(15)).toStrictEqual([]);
    expect(world.errors).toStrictEqual([]);
    expect(await doWork(world.deps, "stale-draft:rounds")).toBe("not-ours");
  });

  it("whose editor's address is none is told to nobody, and no operator is rung for it", async () => {
    await reach("zuo@example.org");
    await keep();
    const server = mailServer(world);
    server.answer = () => {
      throw new MailRefused("550 5.1.1 no such user");
    };
    expect(await toldAfter(15)).toStrictEqual([]);
    expect(world.errors).toStrictEqual([]);
    expect(await world.deps.table.get(workKey("stale-draft:rounds"))).toBe(undefined);
  });

  it("is told of in the editor's own language", async () => {
    await reach("zhou@example.org", "en");
    await keep();
    expect((await toldAfter(15))[0]).toMatch(/^The draft of “.*” has rested for two weeks$/);
  });
});
