// A draft that rests for two weeks is told of, once, to its last editor.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { putDraft } from "../../functions/usecases/forms/drafts.ts";
import { publishForm } from "../../functions/usecases/forms/publish-form.ts";
import { putPerson } from "../../functions/usecases/organisation/people.ts";
import { doWork } from "../../functions/usecases/work/do-work.ts";
import { definitionOf } from "../support/small-forms.ts";
import { openWorld, type World } from "../support/world.ts";

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
    expect(mail?.messageId).toBe("<stale-draft.rounds.1@gridform>");
  });

  it("that is kept again begins anew", async () => {
    await reach("zhou@example.org");
    await keep();
    world.clock.pass(10 * day);
    await keep();
    expect(await toldAfter(10), "twenty days after the first, ten after the second").toStrictEqual([]);
    expect(await toldAfter(5)).toHaveLength(1);
  });

  it("that was published rests nowhere", async () => {
    await reach("zhou@example.org");
    await keep();
    await publishForm(world.deps, world.actor("administrator"), "rounds", { by: "周明", reason: "需要" });
    expect(await toldAfter(15)).toStrictEqual([]);
  });

  it("of who has no address bothers nobody, and its work is done", async () => {
    await reach(undefined);
    await keep();
    expect(await toldAfter(15)).toStrictEqual([]);
    expect(world.errors).toStrictEqual([]);
    expect(await doWork(world.deps, "stale-draft:rounds:1")).toBe("not-ours");
  });

  it("is told of in the editor's own language", async () => {
    await reach("zhou@example.org", "en");
    await keep();
    expect((await toldAfter(15))[0]).toMatch(/^The draft of “.*” has rested for two weeks$/);
  });
});
