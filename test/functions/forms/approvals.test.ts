// Who approves a form: by their own act, of the draft as it stands, and never their own; and what an emergency comes to.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Approvals, FormItem } from "../../../api/forms.ts";
import type { List } from "../../../api/shapes.ts";
import { stockWrite } from "../../../functions/store/subjects.ts";
import { putPerson } from "../../../functions/usecases/organisation/people.ts";
import { definitionOf, type FormParts } from "../../support/small-forms.ts";
import { farStreet, grid, openWorld, street, type World } from "../../support/world.ts";

let world: World;
beforeEach(async () => {
  world = await openWorld({ environment: { GRIDFORM_APPROVERS: "cadre" } });
});
afterEach(async () => {
  expect(world.errors).toStrictEqual([]);
  await world.close();
});

const hour = 3_600_000;
const formOf = (parts: FormParts = {}) => definitionOf({ note: { type: "text" } }, { id: "flood", ...parts });
/** Keeps a draft; its tag. */
const keep = async (by = "administrator", parts: FormParts = {}) =>
  String((await world.call(by, "PUT", "/forms/flood/draft", formOf(parts))).headers.etag);
const approve = (by: string, draft: string, reason = "防汛需要") =>
  world.call(by, "POST", "/forms/flood/approvals", { draft, reason });
const publish = (body: object, by = "administrator") => world.call(by, "POST", "/forms/flood/publish", body);
const approvals = async (by = "administrator") =>
  (await world.call(by, "GET", "/forms/flood/approvals")).body as unknown as Approvals;
const codes = (answer: { body: unknown }) =>
  (answer.body as { decision: { reasons: { code: string }[] } }).decision.reasons.map((it) => it.code);
const live = async () => {
  world.deps.memory.forget("form:flood");
  const { status, body } = await world.call("grid", "GET", "/forms/flood");
  return status === 200 ? (body as { version: number }).version : 0;
};
const onPhone = async () =>
  ((await world.call("grid", "GET", "/sync")).body as { forms: { id: string; version: number }[] }).forms.find(
    (it) => it.id === "flood",
  )?.version;
/** Filled in with a version; what the list of submissions says of it. */
async function fill(version: number, subject?: string) {
  const sent = world.submission("flood", { note: "水位上涨" }, { version, subject });
  const { status } = await world.call("grid", "POST", "/submissions", sent);
  const { items } = (await world.call("administrator", "GET", `/submissions?form=flood&unit=${street}`))
    .body as unknown as List<{ id: string; stopped?: boolean }>;
  return { status, stopped: items.find((it) => it.id === sent.id)?.stopped ?? false };
}
const mails = async () => (await world.outbox.list()).filter((it) => /应急|emergency|approved/.test(it.subject));
const reach = (id: string, role: "administrator" | "leader", unit: string, language: "zh" | "en" = "zh") =>
  putPerson(world.deps, world.actor("administrator"), {
    id,
    name: id,
    language,
    email: `${id}@example.org`,
    posts: [{ role, unit }],
  });

describe("an approval", () => {
  it("is its giver's own, of the draft as it stands; the version keeps who, why and when", async () => {
    const tag = await keep();
    expect(codes(await publish({}))).toContain("not-admitted");
    expect((await approvals()).draft?.decision.publish).toBe(false);
    expect((await approve("leader", tag)).status).toBe(201);
    expect((await approvals()).draft?.decision.publish, "fit now").toBe(true);
    const published = await publish({ approvedBy: "leader" });
    expect(published.status, JSON.stringify(published.body)).toBe(201);
    expect((await approvals()).versions).toStrictEqual([
      {
        version: 1,
        publishedAt: world.clock.now(),
        publishedBy: "周明",
        approval: { by: "leader", name: "leader", reason: "防汛需要", at: world.clock.now() },
      },
    ]);
  });

  it("is named in publishing, and never made by that", async () => {
    await keep();
    const named = await publish({ approvedBy: "leader" });
    expect([named.status, codes(named)]).toStrictEqual([422, ["not-admitted", "not-approved", "bounded"]]);
    // Nor by a name in another's words, as it was once.
    expect((await publish({ approvedBy: "周明", reason: "防汛" })).status).toBe(422);
    expect(await live()).toBe(0);
  });

  it("is void once the draft is saved again, be it unchanged", async () => {
    const tag = await keep();
    expect((await approve("leader", tag)).status).toBe(201);
    expect((await approvals()).draft?.approvals).toHaveLength(1);
    const next = await keep();
    expect((await approvals()).draft?.approvals).toStrictEqual([]);
    expect(codes(await publish({ approvedBy: "leader" }))).toContain("not-approved");
    expect((await approve("leader", tag)).status, "of a draft that is no more").toBe(412);
    expect((await approve("leader", next)).status).toBe(201);
    expect((await publish({ approvedBy: "leader" })).status).toBe(201);
  });

  it("is never an author's, not of one who wrote it before somebody else did", async () => {
    await keep("administrator");
    const tag = await keep("administrator-street", { owner: `${street}-D02`, units: [street] }).catch(() => "");
    expect(tag).toBe("undefined");
    const mine = await keep("administrator");
    expect(await approve("administrator", mine)).toMatchObject({ status: 403, body: { because: "author" } });
    expect((await approvals()).draft?.mayApprove).toBe(false);
    expect((await approvals("leader")).draft?.mayApprove).toBe(true);
  });

  it("comes from who is over the owner and all units, or whom the settings name, and from nobody else", async () => {
    const tag = await keep();
    for (const by of ["grid", "handler", "auditor", "leader-street", "supervisor-street", "appraiser-street"])
      expect((await approve(by, tag)).status, by).toBe(403);
    expect((await approve("cadre", tag)).status, "named in the settings").toBe(201);
    expect((await approve("supervisor", tag)).status).toBe(201);
    expect((await approvals("cadre")).draft?.approvals.map((it) => it.by)).toStrictEqual(["cadre", "supervisor"]);
    const me = (await world.call("cadre", "GET", "/me")).body as { actions: string[] };
    expect(me.actions).toContain("form.approve");
    const { items } = (await world.call("cadre", "GET", "/forms")).body as unknown as List<FormItem>;
    expect(items.find((it) => it.id === "flood")).toMatchObject({ version: 0, draft: true });
    expect((await publish({ approvedBy: "cadre" })).status).toBe(201);
  });

  it("says who could give it, and warns where nobody could", async () => {
    await keep("administrator");
    const { approvers } = await approvals();
    expect(approvers.map((it) => it.id)).toStrictEqual(["cadre", "supervisor", "leader"]);
    await world.close();
    world = await openWorld({ bare: true });
    for (const id of ["leader", "supervisor", "administrator-street"])
      await putPerson(world.deps, world.actor("administrator"), { id, name: id, language: "zh", posts: [] }, 1);
    await keep("administrator");
    expect(codes(await publish({}))).toContain("no-approver");
  });

  it("asks for a reason, and for one of a draft or a version", async () => {
    const tag = await keep();
    for (const body of [
      { draft: tag },
      { draft: tag, reason: " " },
      { reason: "x" },
      { draft: tag, version: 1, reason: "x" },
    ])
      expect((await world.call("leader", "POST", "/forms/flood/approvals", body)).status).toBe(422);
    expect((await approve("leader", "1")).status).toBe(422);
    expect((await world.call("leader", "POST", "/forms/none/approvals", { draft: tag, reason: "x" })).status).toBe(404);
  });
});

it("a draft that somebody saved since it was read is not published", async () => {
  const read = await keep();
  const next = await keep("administrator", { icon: "A" });
  await approve("leader", next);
  expect((await publish({ draft: read, approvedBy: "leader" })).status).toBe(412);
  expect((await publish({ draft: next, approvedBy: "leader" })).status).toBe(201);
});

describe("in an emergency", () => {
  it("a form is on the phones at once, and stays there once it is approved in time", async () => {
    await reach("leader", "leader", "371602");
    await keep();
    expect((await publish({ reason: "emergency", note: "台风" })).status).toBe(201);
    expect(await onPhone()).toBe(1);
    const due = new Date(Date.parse(world.clock.now()) + 24 * hour).toISOString();
    expect((await approvals("leader")).emergency).toMatchObject({
      version: 1,
      before: 0,
      due,
      note: "台风",
      mayApprove: true,
    });
    const { items } = (await world.call("leader", "GET", "/forms")).body as unknown as List<FormItem>;
    expect(items.find((it) => it.id === "flood")?.emergency).toBe(due);
    await world.tick();
    const [mail] = await mails();
    expect(mail).toMatchObject({ subject: "请批准应急发布的表单《小表》", to: { address: "leader@example.org" } });
    expect(mail?.text).toContain("说明：台风。请在 2026-11-21 10:00 前批准；逾期未批，系统将自动停用该表单。");
    expect(mail?.text).toContain(`${world.origin}/#/admin/flood`);
    const own = await world.call("administrator", "POST", "/forms/flood/approvals", { version: 1, reason: "x" });
    expect(own).toMatchObject({ status: 403, body: { because: "author" } });
    world.clock.pass(23 * hour);
    const given = await world.call("leader", "POST", "/forms/flood/approvals", { version: 1, reason: "情况属实" });
    expect(given.status).toBe(201);
    world.clock.pass(5 * hour);
    await world.tick();
    expect(await live()).toBe(1);
    expect(await fill(1)).toStrictEqual({ status: 201, stopped: false });
    expect(await approvals()).not.toHaveProperty("emergency");
    expect((await approvals()).versions[0]).toMatchObject({
      approval: { by: "leader" },
      emergency: { note: "台风", due },
    });
    // Once is enough.
    const again = await world.call("leader", "POST", "/forms/flood/approvals", { version: 1, reason: "x" });
    expect(again.status).toBe(412);
    expect(await mails()).toHaveLength(1);
  });

  it("without an approval the version before is live again; what was filled in lands, and is marked", async () => {
    await world.deps.table.commit([stockWrite(grid, "household", 1_000_000)]);
    const households = { subject: "household" } as const;
    await keep("administrator", households);
    await world.publish("flood");
    await reach("administrator", "administrator", "371602", "en");
    // A version that needs no approval goes out as it always did.
    await keep("administrator", { ...households, icon: "A" });
    expect((await publish({ reason: "emergency" })).status).toBe(201);
    expect(await approvals()).not.toHaveProperty("emergency");
    // A million households every week: nobody publishes that alone, but in an emergency.
    await keep("administrator", { ...households, cadence: { every: "week", per: "subject" } });
    expect(codes(await publish({}))).toContain("over-budget");
    expect((await publish({ reason: "emergency" })).status).toBe(201);
    expect(await live()).toBe(3);
    expect((await fill(3, "hou_0001")).stopped).toBe(false);
    world.clock.pass(24 * hour);
    await world.tick();
    expect(await live()).toBe(2);
    expect(await onPhone()).toBe(2);
    expect(await fill(3, "hou_0001")).toStrictEqual({ status: 201, stopped: true });
    expect(await fill(2, "hou_0001")).toStrictEqual({ status: 201, stopped: false });
    const { versions, draft } = await approvals();
    expect(versions.map((it) => [it.version, it.stopped !== undefined])).toStrictEqual([
      [3, true],
      [2, false],
      [1, false],
    ]);
    // What was stopped is the draft again, and the next version has a number of its own.
    expect(draft?.by).toBe("administrator");
    await world.tick();
    const [mail] = await mails();
    expect(mail?.subject).toBe("Nobody approved “小表” in time: it is stopped");
    expect(mail?.text).toContain("version 2 goes live again");
    await world.publish("flood");
    expect(await live()).toBe(4);
    expect(await fill(3, "hou_0001"), "still").toStrictEqual({ status: 201, stopped: true });
  });

  it("a form that had no version before is retired; its submissions land and its list can be read", async () => {
    await keep();
    await publish({ reason: "emergency" });
    expect((await fill(1)).status).toBe(201);
    world.clock.pass(25 * hour);
    await world.tick();
    expect(await live()).toBe(0);
    expect(await onPhone()).toBe(undefined);
    expect(await fill(1)).toStrictEqual({ status: 201, stopped: true });
    const { items } = (await world.call("administrator", "GET", "/forms")).body as unknown as List<FormItem>;
    expect(items.find((it) => it.id === "flood")).toMatchObject({ version: 0, draft: true });
    // Somebody else takes nothing over while it is retired.
    const other = { owner: `${street}-D02`, units: [street] };
    expect((await world.call("administrator-street", "PUT", "/forms/flood/draft", formOf(other))).status).toBe(403);
    await world.publish("flood");
    expect(await live()).toBe(2);
    expect(await onPhone()).toBe(2);
  });

  it("what nobody approved does not go out so again: first somebody approves it", async () => {
    await keep();
    await publish({ reason: "emergency" });
    world.clock.pass(24 * hour);
    await world.tick();
    const again = await publish({ reason: "emergency" });
    expect([again.status, codes(again)]).toStrictEqual([422, ["not-admitted", "emergency-spent"]]);
    await keep("administrator", { icon: "A" });
    expect((await publish({ reason: "emergency" })).status, "nor changed a little").toBe(422);
    await world.publish("flood");
    expect(await live()).toBe(2);
  });

  it("whom the settings name sees it in their list, though they work elsewhere", async () => {
    await keep("administrator", { owner: `${farStreet}-D01`, units: [farStreet] });
    await publish({ reason: "emergency" });
    const { items } = (await world.call("cadre", "GET", "/forms")).body as unknown as List<FormItem>;
    expect(items.find((it) => it.id === "flood")).toMatchObject({ version: 1, emergency: expect.any(String) });
    const given = await world.call("cadre", "POST", "/forms/flood/approvals", { version: 1, reason: "x" });
    expect(given.status).toBe(201);
  });

  it("publishing again gains no time, and nothing goes out behind it without an approval", async () => {
    await keep();
    await publish({ reason: "emergency" });
    world.clock.pass(20 * hour);
    await keep("administrator", { icon: "A" });
    // As a change of what is live it would need none.
    expect(codes(await publish({}))).toContain("emergency-pending");
    expect((await publish({ reason: "emergency" })).status).toBe(201);
    world.clock.pass(4 * hour);
    await world.tick();
    expect(await live()).toBe(0);
    expect((await approvals()).versions.map((it) => it.stopped !== undefined)).toStrictEqual([true, true]);
    expect((await fill(1)).stopped).toBe(true);
    expect((await fill(2)).stopped).toBe(true);
  });

  it("an approved draft that is published behind it ends the waiting", async () => {
    await keep();
    await publish({ reason: "emergency" });
    await keep("administrator", { icon: "B" });
    await world.publish("flood");
    expect(await approvals()).not.toHaveProperty("emergency");
    world.clock.pass(48 * hour);
    await world.tick();
    expect(await live()).toBe(2);
  });

  it("a draft of the next version that waits meanwhile is not lost when it is stopped", async () => {
    await keep();
    await publish({ reason: "emergency" });
    await keep("administrator", { icon: "C" });
    world.clock.pass(24 * hour);
    await world.tick();
    const draft = (await world.call("administrator", "GET", "/forms/flood/draft")).body as { icon?: string };
    expect(draft.icon).toBe("C");
  });

  it("what is stopped at the moment it is approved is one or the other", async () => {
    await keep();
    await publish({ reason: "emergency" });
    world.clock.pass(24 * hour);
    const [given] = await Promise.all([
      world.call("leader", "POST", "/forms/flood/approvals", { version: 1, reason: "x" }),
      world.tick(),
    ]);
    world.clock.pass(hour);
    await world.tick();
    const approved = given.status === 201;
    expect(await live()).toBe(approved ? 1 : 0);
    expect((await approvals()).versions[0]?.approval !== undefined).toBe(approved);
    world.errors.length = 0;
  });
});
