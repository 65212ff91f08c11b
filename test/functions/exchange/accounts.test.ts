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

describe("another department's form", () => {
  it("takes nothing from an offer that does not name it", async () => {
    const id = await offered(10);
    const form = await formOf(on("offer", "-${quantity}"));
    await expect(send(form, { offer: id, quantity: 1 })).rejects.toSatisfy(refusedWith("answers-invalid", "/offer"));
    expect(await balance(id)).toBe(10);
  });

  it("sets no floor of its own, where it may take", async () => {
    const id = await offered(10);
    const form = await formOf(on("offer", "-${quantity}", { floor: -1000 }), { owner: "371602-D03" });
    const open = await formOf([{ of: "self", name: "remaining", opening: "10", takers: [] }]);
    expect(open).toBeTruthy();
    // `resource` names `project` alone, not whoever is of its department.
    await expect(send(form, { offer: id, quantity: 500 })).rejects.toSatisfy(refusedWith("answers-invalid", "/offer"));
    expect(await balance(id)).toBe(10);
  });

  it("adds nothing to an offer, and opens none", async () => {
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

  it("takes no more by raising the form that may take", async () => {
    const id = await offered(10);
    const raises = [{ form: "project", with: { offer: "${named}", quantity: "${quantity}", claimer: "'x'" } }];
    const form = await formOf([], { raises });
    await expect(send(form, { named: id, quantity: 500 })).rejects.toSatisfy(refusedWith("balance-insufficient"));
    await expect(send(form, { named: id, quantity: -500 })).rejects.toSatisfy(refusedWith("answers-invalid"));
    expect(await balance(id)).toBe(10);
  });
});

describe("a case that is not for everybody", () => {
  it("is taken from by those who may read it", async () => {
    const workflow = {
      title: "'库存'",
      start: "open",
      steps: {
        open: { title: { zh: "一" }, closed: undefined, transitions: [{ id: "end", title: { zh: "完" }, to: "end" }] },
        end: { title: { zh: "完" }, closed: "done" as const },
      },
    };
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
  it("belongs to the form that began it, also when many begin it at once", async () => {
    const budget = (entry: string) => formOf([{ of: "unit", name: "budget", entry }]);
    const mine = await budget("${quantity}");
    const other = await budget("-${quantity}");
    await Promise.all([1, 2, 3, 4].map((quantity) => send(mine, { quantity })));
    expect(await balance(farGrid, "budget")).toBe(10);
    await expect(send(other, { quantity: 5 })).rejects.toSatisfy(refusedWith("forbidden"));
    await expect(send(await budget("${quantity}"), { quantity: 5 })).rejects.toSatisfy(refusedWith("forbidden"));
    expect(await balance(farGrid, "budget")).toBe(10);
    await expect(send(await formOf([{ of: "unit", name: "nothing", entry: "-1" }]), {})).rejects.toSatisfy(
      refusedWith("balance-insufficient"),
    );
  });

  it("of an earlier Gridform goes on with its form", async () => {
    await world.deps.table.commit([
      { kind: "put", item: { ...keys.accountKey(farGrid, "old"), balance: 5, floor: 0 } },
    ]);
    const form = await formOf([{ of: "unit", name: "old", entry: "-${quantity}" }]);
    await send(form, { quantity: 2 });
    expect(await balance(farGrid, "old")).toBe(3);
    await expect(send(await formOf([{ of: "unit", name: "old", entry: "9" }]), {})).rejects.toSatisfy(
      refusedWith("forbidden"),
    );
  });
});
