// Balances of others: what a form of another administrator may do to them, and what it may not.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Answers } from "../../../core/answer.ts";
import { formHeadItem, formVersionItem } from "../../../functions/store/items.ts";
import * as keys from "../../../functions/store/keys.ts";
import { publishDefinition } from "../../../functions/usecases/forms/publish-form.ts";
import { refusedWith } from "../../support/refused.ts";
import { definitionOf, type FormParts, versionOf } from "../../support/small-forms.ts";
import { community, farGrid, grid, offer, openWorld, type World } from "../../support/world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const fields = { offer: { type: "case" }, named: { type: "text" }, quantity: { type: "number" } } as const;
const stranger = "371602002-D01";
let last = 0;
/** Publishes a form whose entries are these; of another department than the exchange's, unless it says so. */
async function formOf(accounts: FormParts["accounts"], parts: FormParts = {}): Promise<string> {
  const id = `entries-${++last}`;
  const definition = definitionOf(fields, { id, owner: stranger, accounts, ...parts });
  await publishDefinition(world.deps, "administrator", definition, { by: "x", reason: "x" });
  return id;
}
/** The same as an earlier Gridform would have published it, unchecked. */
async function oldFormOf(accounts: FormParts["accounts"]): Promise<string> {
  const id = `entries-${++last}`;
  const version = versionOf(definitionOf(fields, { id, owner: stranger, accounts }));
  await world.deps.table.commit([
    { kind: "put", item: formVersionItem(version) },
    { kind: "put", item: formHeadItem({ id, live: 1, title: version.title }, 1) },
  ]);
  return id;
}
const offered = async (quantity: number) =>
  (await world.send("cadre", "resource", offer(quantity), { unit: community })).receipt.id;
const balance = async (owner: string, name = "remaining") =>
  (await world.deps.table.get(keys.accountKey(owner, name)))?.balance;
const send = (form: string, answers: Answers, by = "far-grid", unit = farGrid) =>
  world.send(by, form, answers, { unit });
const on = (answer: string, entry: string, over: object = {}) => [
  { of: { answer }, name: "remaining", entry, ...over },
];

const title = { zh: "一" };
const caseOf = (list: "cases" | "offers") => ({
  title: "'库存'",
  start: "open",
  list,
  steps: { open: { title, transitions: [{ id: "end", title, to: "end" }] }, end: { title, closed: "done" as const } },
});

describe("another department's form", () => {
  it("takes nothing from an offer that does not name it", async () => {
    const id = await offered(10);
    const form = await formOf(on("offer", "-${quantity}"));
    await expect(send(form, { offer: id, quantity: 1 })).rejects.toSatisfy(refusedWith("answers-invalid", "/offer"));
    expect(await balance(id)).toBe(10);
  });

  it("sets no floor of its own, where it may take", async () => {
    const workflow = caseOf("offers");
    const stock = await formOf([{ of: "self", name: "remaining", opening: "10", takers: ["entries-taker"] }], {
      workflow,
    });
    const { receipt } = await send(stock, {});
    const taker = definitionOf(fields, {
      id: "entries-taker",
      owner: "371602-D03",
      accounts: on("offer", "-${quantity}", { floor: -1000 }),
    });
    await publishDefinition(world.deps, "administrator", taker, { by: "x", reason: "x" });
    await send("entries-taker", { offer: receipt.id, quantity: 4 });
    await expect(send("entries-taker", { offer: receipt.id, quantity: 7 })).rejects.toSatisfy(
      refusedWith("balance-insufficient"),
    );
    expect(await balance(receipt.id)).toBe(6);
  });

  it("adds nothing to an offer", async () => {
    const id = await offered(10);
    const form = await formOf(on("offer", "${quantity}"));
    await expect(send(form, { offer: id, quantity: 1_000_000 })).rejects.toSatisfy(
      refusedWith("answers-invalid", "/offer"),
    );
    expect(await balance(id)).toBe(10);
  });

  it("names a case by a question that asks for one", async () => {
    const id = await offered(10);
    await expect(formOf(on("named", "-${quantity}"))).rejects.toSatisfy(refusedWith("publish-refused"));
    for (const entry of ["-${quantity}", "${quantity}"]) {
      const old = await oldFormOf(on("named", entry, { floor: -1000 }));
      await expect(send(old, { named: id, quantity: 500 })).rejects.toSatisfy(refusedWith("answers-invalid", "/named"));
    }
    expect(await balance(id)).toBe(10);
  });

  it("takes nothing by raising the form that may take", async () => {
    const id = await offered(10);
    const raises = [{ form: "project", with: { offer: "${named}", quantity: "${quantity}", claimer: "'x'" } }];
    const form = await formOf([], { raises });
    for (const quantity of [1, 500, -500])
      await expect(send(form, { named: id, quantity })).rejects.toSatisfy(refusedWith("answers-invalid", "/offer"));
    expect(await balance(id)).toBe(10);
  });
});

describe("a case that is not for everybody", () => {
  it("is taken from by those who may read it", async () => {
    const workflow = caseOf("cases");
    const stock = await formOf([{ of: "self", name: "remaining", opening: "10" }], { workflow });
    const taking = await formOf(on("offer", "-${quantity}"));
    const { receipt } = await send(stock, {});
    await expect(send(taking, { offer: receipt.id, quantity: 1 }, "grid", grid)).rejects.toSatisfy(
      refusedWith("answers-invalid", "/offer"),
    );
    await send(taking, { offer: receipt.id, quantity: 4 });
    expect(await balance(receipt.id)).toBe(6);
    await expect(send(taking, { offer: receipt.id, quantity: 7 })).rejects.toSatisfy(
      refusedWith("balance-insufficient"),
    );
  });
});

describe("a unit's account", () => {
  const budget = (entry: string, parts: FormParts = {}, over: object = {}) =>
    formOf([{ of: "unit", name: "budget", entry, ...over }], parts);
  const others = { owner: "371602-D03" };

  it("belongs to the form that began it, also when many begin it at once; those it lets take from it take", async () => {
    const mine = await budget("${quantity}", {}, { takers: [`entries-${last + 2}`] });
    await Promise.all([1, 2, 3, 4].map((quantity) => send(mine, { quantity })));
    expect(await balance(farGrid, "budget")).toBe(10);
    const taker = await budget("-${quantity}", others, { floor: -1000 });
    await send(taker, { quantity: 4 });
    await expect(send(taker, { quantity: 7 })).rejects.toSatisfy(refusedWith("balance-insufficient"));
    await expect(send(taker, { quantity: -5 })).rejects.toSatisfy(refusedWith("answers-invalid", "/budget"));
    for (const entry of ["-${quantity}", "${quantity}"])
      await expect(send(await budget(entry), { quantity: 5 })).rejects.toSatisfy(
        refusedWith("answers-invalid", "/budget"),
      );
    expect(await balance(farGrid, "budget")).toBe(6);
    await expect(send(await formOf([{ of: "unit", name: "nothing", entry: "-1" }]), {})).rejects.toSatisfy(
      refusedWith("balance-insufficient"),
    );
  });

  it("is taken from by the department's own forms where no taker is named", async () => {
    const mine = await formOf([{ of: "unit", name: "points", entry: "${quantity}" }]);
    await send(mine, { quantity: 10 });
    await send(await formOf([{ of: "unit", name: "points", entry: "-${quantity}" }]), { quantity: 3 });
    const theirs = await formOf([{ of: "unit", name: "points", entry: "-${quantity}" }], others);
    await expect(send(theirs, { quantity: 3 })).rejects.toSatisfy(refusedWith("answers-invalid", "/points"));
    expect(await balance(farGrid, "points")).toBe(7);
  });

  it("of an earlier Gridform stays with the form of its first entry, at its floor", async () => {
    const mine = await formOf([{ of: "unit", name: "old", entry: "${quantity}" }]);
    const { receipt } = await send(mine, { quantity: 5 });
    // As it was kept before an account said whose it is.
    const key = keys.accountKey(farGrid, "old");
    await world.deps.table.commit([{ kind: "put", item: { ...key, balance: 5, floor: 2 } }]);
    expect(receipt.effects.entries).toBe(1);
    const theirs = await formOf([{ of: "unit", name: "old", entry: "-${quantity}", floor: -1_000_000 }], others);
    await expect(send(theirs, { quantity: 5000 })).rejects.toSatisfy(refusedWith("answers-invalid", "/old"));
    const again = await formOf([{ of: "unit", name: "old", entry: "-${quantity}", floor: -1_000_000 }]);
    await expect(send(again, { quantity: 4 })).rejects.toSatisfy(refusedWith("balance-insufficient"));
    await send(again, { quantity: 3 });
    await send(mine, { quantity: 1 });
    expect(await world.deps.table.get(key)).toMatchObject({ balance: 3, form: mine });
  });

  it("is not added to by a form together with one that it raises, the first time as any other", async () => {
    const raised = await formOf([{ of: "unit", name: "both", entry: "-1" }], { workflow: caseOf("cases") });
    const raises = [{ form: raised, with: { quantity: "1" } }];
    const form = await formOf([{ of: "unit", name: "both", entry: "5" }], { raises });
    await expect(send(form, {})).rejects.toSatisfy(refusedWith("answers-invalid", "/both"));
    const lone = await formOf([{ of: "unit", name: "lone", entry: "5" }], { raises: [] });
    for (let n = 0; n < 3; n++) await send(lone, {});
    expect(await balance(farGrid, "lone")).toBe(15);
  });
});
