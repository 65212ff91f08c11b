// Forms: drafts, publishing with its reasons, and who may.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FormDefinition } from "../../../forms/definition/definition.ts";
import { formVersion, liveForm } from "../../../functions/store/forms.ts";
import { getDraft, putDraft } from "../../../functions/usecases/forms/drafts.ts";
import { formTypes } from "../../../functions/usecases/forms/form-types.ts";
import { listForms } from "../../../functions/usecases/forms/list-forms.ts";
import { publishForm } from "../../../functions/usecases/forms/publish-form.ts";
import { setUp } from "../../../functions/usecases/service/set-up.ts";
import { refusedWith } from "../../support/refused.ts";
import { definitionOf } from "../../support/small-forms.ts";
import { openWorld, type World } from "../../support/world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const draftOf = (id: string, parts: object = {}) => definitionOf({ note: { type: "text" } }, { id, ...parts });
const put = (definition: unknown, version?: number, by = "administrator") =>
  putDraft(world.deps, world.actor(by), (definition as { id: string }).id, definition, version);
/** As somebody does whose draft the leader has approved. */
async function publish(id: string, by = "administrator") {
  return publishForm(world.deps, world.actor(by), id, await world.approve(id));
}
const publishAlone = (id: string) => publishForm(world.deps, world.actor("administrator"), id, {});
const live = async (id: string) => {
  world.deps.memory.forget(`form:${id}`);
  return liveForm(world.deps, id);
};

describe("a draft", () => {
  it("is kept, however unfinished, and told what is still wrong", async () => {
    const unfinished = definitionOf(
      { note: { type: "text" } },
      { id: "unfinished" },
      { visible: { note: "${colour} = " } },
    );
    const { version, problems } = await put(unfinished);
    expect(version).toBe(1);
    expect(problems.map((it) => it.pointer)).toStrictEqual(["/logic/visible/note"]);
    expect((await getDraft(world.deps, world.actor("administrator"), "unfinished")).definition).toStrictEqual(
      unfinished,
    );
    await expect(publish("unfinished")).rejects.toSatisfy(refusedWith("publish-refused"));
  });

  it("is refused when it is no definition at all", async () => {
    for (const wrong of [{ id: "wrong" }, { ...draftOf("wrong"), owner: "x" }, { ...draftOf("wrong"), schema: [] }]) {
      await expect(put(wrong)).rejects.toSatisfy(refusedWith("definition-invalid"));
    }
    await expect(
      putDraft(world.deps, world.actor("administrator"), "other", draftOf("wrong"), undefined),
    ).rejects.toSatisfy(refusedWith("definition-invalid", "/id"));
  });

  it("is not written over by somebody who has not seen the last one", async () => {
    await put(draftOf("shared"));
    expect((await put(draftOf("shared", { icon: "A" }), 1)).version).toBe(2);
    await expect(put(draftOf("shared", { icon: "B" }), 1)).rejects.toSatisfy(refusedWith("precondition-failed"));
    await expect(put(draftOf("never-there"), 1)).rejects.toSatisfy(refusedWith("precondition-failed"));
    const both = await Promise.allSettled([
      put(draftOf("shared", { icon: "C" }), 2),
      put(draftOf("shared", { icon: "D" }), 2),
    ]);
    expect(both.map((it) => it.status).sort()).toStrictEqual(["fulfilled", "rejected"]);
  });

  it("is an administrator's, of a form in their units", async () => {
    for (const by of ["grid", "leader", "handler", "supervisor"])
      await expect(put(draftOf("mine"), undefined, by), by).rejects.toSatisfy(refusedWith("forbidden"));
    await expect(put(draftOf("mine"), undefined, "administrator-street")).rejects.toSatisfy(refusedWith("forbidden"));
    await put(draftOf("mine", { owner: "371602001-D02" }), undefined, "administrator-street");
    await expect(getDraft(world.deps, world.actor("grid"), "mine")).rejects.toSatisfy(refusedWith("forbidden"));
    await expect(getDraft(world.deps, world.actor("administrator"), "no-draft")).rejects.toSatisfy(
      refusedWith("not-found"),
    );
  });

  it("takes over no form of others, by naming oneself its owner", async () => {
    const mine = { owner: "371602001-D02" };
    await expect(put({ ...draftOf("household-visit"), ...mine }, undefined, "administrator-street")).rejects.toSatisfy(
      refusedWith("forbidden"),
    );
    await put(draftOf("county-form"));
    await expect(put({ ...draftOf("county-form"), ...mine }, undefined, "administrator-street")).rejects.toSatisfy(
      refusedWith("forbidden"),
    );
    await put({ ...draftOf("county-form"), ...mine });
    expect((await getDraft(world.deps, world.actor("administrator-street"), "county-form")).definition.owner).toBe(
      mine.owner,
    );
  });
});

describe("publishing", () => {
  it("makes the next version, and leaves every earlier one as it was", async () => {
    await put(draftOf("versions"));
    const first = await publish("versions");
    expect([first.form.version, first.form.publishedBy, first.decision.publish]).toStrictEqual([
      1,
      "administrator",
      true,
    ]);
    await put(draftOf("versions", { icon: "Z" }));
    const second = await publishAlone("versions");
    expect(second.form.version).toBe(2);
    expect((await live("versions")).icon).toBe("Z");
    expect(await formVersion(world.deps, "versions", 1)).toStrictEqual(first.form);
    await expect(publish("versions")).rejects.toSatisfy(refusedWith("not-found"));
  });

  it("of a new form needs an approval by name", async () => {
    await put(draftOf("new-form"));
    await expect(publishAlone("new-form")).rejects.toSatisfy(
      (error: { details: { decision: { reasons: { code: string }[] } } }) => {
        expect(error.details.decision.reasons.map((it) => it.code)).toStrictEqual(["not-admitted", "bounded"]);
        return refusedWith("publish-refused")(error);
      },
    );
    expect((await publish("new-form")).form.version).toBe(1);
  });

  it("is once, though two do it at once", async () => {
    await put(draftOf("at-once"));
    const both = await Promise.allSettled([publish("at-once"), publish("at-once")]);
    expect(both.map((it) => it.status).sort()).toStrictEqual(["fulfilled", "rejected"]);
    expect((await live("at-once")).version).toBe(1);
  });

  it("does not lose a draft that was saved meanwhile", async () => {
    await put(draftOf("meanwhile"));
    const approved = await world.approve("meanwhile");
    const table = { ...world.deps.table };
    let saved: Promise<unknown> | undefined;
    const slow = {
      ...world.deps,
      table: {
        ...table,
        commit: async (writes: Parameters<typeof table.commit>[0]) => {
          saved ??= put(draftOf("meanwhile", { icon: "N" }), 1);
          await saved;
          return table.commit(writes);
        },
      },
    };
    await expect(publishForm(slow, world.actor("administrator"), "meanwhile", approved)).rejects.toSatisfy(
      refusedWith("changed-meanwhile"),
    );
    expect((await getDraft(world.deps, world.actor("administrator"), "meanwhile")).definition.icon).toBe("N");
  });

  it("is refused for a schema that could check nothing", async () => {
    const wrong = structuredClone(draftOf("wrong-schema")) as FormDefinition;
    Object.assign(wrong.schema.properties.note as object, { type: "txet" });
    expect((await put(wrong)).problems[0]?.pointer).toBe("/schema/properties/note/type");
    await expect(publish("wrong-schema")).rejects.toSatisfy(refusedWith("publish-refused"));
  });
});

describe("forms", () => {
  it("are listed for everybody on whose work they bear, and say who may fill them", async () => {
    const fills = async (by: string) =>
      (await listForms(world.deps, world.actor(by))).filter((it) => it.fill).map((it) => it.id);
    expect((await fills("grid")).includes("household-visit")).toBe(true);
    expect((await fills("cadre")).includes("household-visit")).toBe(false);
    expect((await fills("dispatcher")).includes("incident")).toBe(true);
    expect(await fills("nobody")).toStrictEqual([]);
    expect((await listForms(world.deps, world.actor("auditor"))).length >= 8).toBe(true);
    expect(await listForms(world.deps, world.actor("nobody"))).toStrictEqual([]);
  });

  it("of the catalog are published once", async () => {
    const { version } = await live("household-visit");
    expect(await setUp(world.deps)).toStrictEqual({ published: [] });
    expect((await live("household-visit")).version).toBe(version);
  });

  it("tell the types of their answers", async () => {
    const types = await formTypes(world.deps, "gas-check");
    expect(types).toMatch(/export interface GasCheckAnswers/);
    expect(types).toMatch(/gasType: \("pipeline" \| "bottled" \| "none"\)/);
  });

  it("that are not there are not found", async () => {
    await expect(live("no-such-form")).rejects.toSatisfy(refusedWith("not-found"));
    expect(await formVersion(world.deps, "gas-check", 99)).toBe(undefined);
    expect(await formVersion(world.deps, "gas-check", Number.NaN)).toBe(undefined);
  });
});
