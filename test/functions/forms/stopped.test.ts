// What a form leaves behind that went out in an emergency and was stopped: nothing that others did with it is lost or laid bare.
import { afterEach, beforeEach, expect, it } from "vitest";
import type { PublishDecision } from "../../../api/forms.ts";
import type { Answers, Submission } from "../../../forms/answers/submission.ts";
import { stockWrite } from "../../../functions/store/subjects.ts";
import { putPerson } from "../../../functions/usecases/organisation/people.ts";
import { definitionOf, type Fields, type FormParts } from "../../support/small-forms.ts";
import { county, grid, openWorld, street, type World } from "../../support/world.ts";

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const hour = 3_600_000;
const text: Fields = { note: { type: "text" } };
const keep = async (by: string, parts: FormParts = {}, fields = text, id = "flood") =>
  String((await world.call(by, "PUT", `/forms/${id}/draft`, definitionOf(fields, { id, ...parts }))).headers.etag);
const approve = (by: string, body: object) =>
  world.call(by, "POST", "/forms/flood/approvals", { reason: "x", ...body });
async function publish(body: object, by = "administrator", id = "flood") {
  const answer = await world.call(by, "POST", `/forms/${id}/publish`, body);
  for (const key of ["forms", `form:${id}`]) world.deps.memory.forget(key);
  return answer;
}
async function admit(id: string, parts: FormParts, fields = text) {
  await keep("administrator", parts, fields, id);
  const answer = await publish(await world.approve(id), "administrator", id);
  return { status: answer.status, codes: decisionOf(answer).reasons.map((it) => it.code) };
}
const decisionOf = ({ body }: { body: unknown }) => (body as { decision: PublishDecision }).decision;
const send = async (form: string, answers: Answers, over: Partial<Submission> = {}) =>
  (await world.call("grid", "POST", "/submissions", world.submission(form, answers, over))).status;
async function stop() {
  world.clock.pass(25 * hour);
  await world.tick();
}
const workflow = {
  title: "'事项'",
  start: "open",
  steps: {
    open: { title: { zh: "待办" }, transitions: [{ id: "close", title: { zh: "办结" }, to: "done" }] },
    done: { title: { zh: "办结" }, closed: "done" },
  },
} as FormParts["workflow"];

it("who wrote what nobody approved is an author of what follows on it, whoever saved that last", async () => {
  const posts = [{ role: "administrator" as const, unit: county }];
  await putPerson(world.deps, world.actor("administrator"), { id: "other-admin", name: "乙", language: "zh", posts });
  await keep("administrator");
  await publish({ reason: "emergency" });
  const draft = await keep("other-admin", { icon: "A" });
  expect(await approve("administrator", { draft })).toMatchObject({ status: 403, body: { because: "author" } });
  await publish({ reason: "emergency" }, "other-admin");
  expect((await approve("administrator", { version: 2 })).status).toBe(403);
  expect((await approve("leader", { version: 2 })).status).toBe(201);
  // From here on the form begins anew.
  expect((await approve("administrator", { draft: await keep("other-admin", { icon: "B" }) })).status).toBe(201);
});

it("approvers are asked once, however often it is published anew while it waits", async () => {
  await keep("administrator");
  await publish({ reason: "emergency" });
  const leader = { id: "leader", name: "高学峰", language: "zh" as const, email: "leader@example.org" };
  await putPerson(world.deps, world.actor("administrator"), { ...leader, posts: [{ role: "leader", unit: county }] });
  const waiting = async () => {
    await world.tick();
    return (await world.outbox.list()).length;
  };
  const first = await waiting();
  expect(first).toBe(1);
  for (const icon of ["A", "B", "C"]) {
    await keep("administrator", { icon });
    expect((await publish({ reason: "emergency" })).status).toBe(201);
  }
  expect(await waiting()).toBe(first);
});

it("a fact that it hid stays hidden, and a masked value that a phone sends back destroys nothing", async () => {
  const contact = (field: string): FormParts => ({ subject: "household", facts: { [field]: "household.contact" } });
  await admit("other", contact("tel"), { tel: { type: "text" } });
  await keep("administrator", contact("phone"), { phone: { type: "phone" } });
  await publish({ reason: "emergency" });
  await send("flood", { phone: "13800138000" }, { subject: "hou_0001" });
  await stop();
  const { subjects } = (await world.call("grid", "GET", "/sync")).body as {
    subjects: { id: string; facts: Record<string, { value: string }> }[];
  };
  const tel = subjects.find((it) => it.id === "hou_0001")?.facts.contact?.value ?? "";
  expect(tel).toBe("138****8000");
  expect(await send("other", { tel }, { subject: "hou_0001" })).toBe(201);
  const item = await world.deps.table.get({ pk: "SUBJECT#hou_0001", sk: "A" });
  expect(item?.body).toMatchObject({ facts: { contact: { value: "13800138000" } } });
});

it("forms that raise it go on, and so do its accounts", async () => {
  const accounts: FormParts["accounts"] = [{ of: "unit", name: "sandbags", entry: "${n}" }];
  const fields: Fields = { note: { type: "text" }, n: { type: "integer" } };
  await admit("raiser", {});
  await keep("administrator", { workflow, accounts }, fields);
  await publish({ reason: "emergency" });
  await keep("administrator", { raises: [{ form: "flood", with: { note: "${note}" } }] }, text, "raiser");
  expect((await publish({}, "administrator", "raiser")).status).toBe(201);
  expect(await send("flood", { n: 5 })).toBe(201);
  await stop();
  expect(await send("flood", { n: 5 })).toBe(201);
  expect(await send("raiser", { note: "b" }, { version: 2 })).toBe(201);
});

it("what was filled in with it lands until its own last day, not that of the version before", async () => {
  await world.deps.table.commit([stockWrite(grid, "household", 1_000_000)]);
  const weekly = { subject: "household", cadence: { every: "week", per: "subject" } } as const;
  await admit("flood", { ...weekly, expires: "2026-11-20" });
  world.clock.pass(24 * hour);
  await keep("administrator", { ...weekly, expires: "2027-12-31" });
  expect((await publish({ reason: "emergency" })).status).toBe(201);
  const sent = world.submission("flood", { note: "x" }, { version: 2, subject: "hou_0001" });
  await stop();
  expect((await world.call("grid", "POST", "/submissions", sent)).status).toBe(201);
});

it("what it was filled for never changes, though nothing is live", async () => {
  await keep("administrator", { subject: "household" });
  await publish({ reason: "emergency" });
  await send("flood", { note: "水" }, { subject: "hou_0001" });
  await stop();
  const { status, codes } = await admit("flood", { subject: "place" }, { note: { type: "integer" } });
  expect(status).toBe(422);
  expect(codes).toEqual(expect.arrayContaining(["subject-changed", "type-changed"]));
});

it("who may approve it reads what waits for them, though a wider draft stands that is not theirs", async () => {
  await keep("administrator-street", { owner: `${street}-D02`, units: [street] });
  await publish({ reason: "emergency" }, "administrator-street");
  await keep("administrator");
  const told = await world.call("leader-street", "GET", "/forms/flood/approvals");
  expect(told).toMatchObject({ status: 200, body: { emergency: { mayApprove: true }, draft: { mayApprove: false } } });
});

it("a clock that jumps ahead stops nothing while a phone says otherwise; the stop comes at its true time", async () => {
  await keep("administrator");
  await publish({ reason: "emergency" });
  const right = world.clock.now();
  const live = async () => {
    world.deps.memory.forget("form:flood");
    return (await world.call("grid", "GET", "/forms/flood")).status;
  };
  world.clock.pass(10 * 24 * hour);
  await world.call("grid", "POST", "/sync", { submissions: [], sentAt: right });
  await world.tick();
  expect(await live()).toBe(200);
  world.clock.set(right);
  world.clock.pass(23 * hour);
  await world.tick();
  expect(await live()).toBe(200);
  world.clock.pass(2 * hour);
  await world.tick();
  expect(await live()).toBe(404);
});
