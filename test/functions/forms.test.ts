// Forms: drafts, publishing with its reasons, and who may.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { FormDefinition } from "../../forms/definition/definition.ts";
import { formVersion, liveForm } from "../../functions/store/forms.ts";
import { getDraft, putDraft } from "../../functions/usecases/forms/drafts.ts";
import { formTypes } from "../../functions/usecases/forms/form-types.ts";
import { listForms } from "../../functions/usecases/forms/list-forms.ts";
import { publishForm } from "../../functions/usecases/forms/publish-form.ts";
import { setUp } from "../../functions/usecases/service/set-up.ts";
import { refusedWith } from "../support/refused.ts";
import { definitionOf } from "../support/small-forms.ts";
import { openWorld, type World } from "../support/world.ts";

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

const draftOf = (id: string, parts: object = {}) => definitionOf({ note: { type: "text" } }, { id, ...parts });
const put = (definition: unknown, version?: number, by = "administrator") =>
  putDraft(world.deps, world.actor(by), (definition as { id: string }).id, definition, version);
const approval = { by: "王主任", reason: "专项工作" };
const publish = (id: string, by = "administrator", agreed: typeof approval | undefined = approval) =>
  publishForm(world.deps, world.actor(by), id, agreed);
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
    assert.equal(version, 1);
    assert.deepEqual(
      problems.map((it) => it.pointer),
      ["/logic/visible/note"],
    );
    assert.deepEqual((await getDraft(world.deps, world.actor("administrator"), "unfinished")).definition, unfinished);
    await assert.rejects(publish("unfinished"), refusedWith("publish-refused"));
  });

  it("is refused when it is no definition at all", async () => {
    for (const wrong of [{ id: "wrong" }, { ...draftOf("wrong"), owner: "x" }, { ...draftOf("wrong"), schema: [] }]) {
      await assert.rejects(put(wrong), refusedWith("definition-invalid"));
    }
    await assert.rejects(
      putDraft(world.deps, world.actor("administrator"), "other", draftOf("wrong"), undefined),
      refusedWith("definition-invalid", "/id"),
    );
  });

  it("is not written over by somebody who has not seen the last one", async () => {
    await put(draftOf("shared"));
    assert.equal((await put(draftOf("shared", { icon: "A" }), 1)).version, 2);
    await assert.rejects(put(draftOf("shared", { icon: "B" }), 1), refusedWith("precondition-failed"));
    await assert.rejects(put(draftOf("never-there"), 1), refusedWith("precondition-failed"));
    const both = await Promise.allSettled([
      put(draftOf("shared", { icon: "C" }), 2),
      put(draftOf("shared", { icon: "D" }), 2),
    ]);
    assert.deepEqual(both.map((it) => it.status).sort(), ["fulfilled", "rejected"]);
  });

  it("is an administrator's, of a form in their units", async () => {
    for (const by of ["grid", "leader", "handler", "supervisor"])
      await assert.rejects(put(draftOf("mine"), undefined, by), refusedWith("forbidden"), by);
    await assert.rejects(put(draftOf("mine"), undefined, "administrator-street"), refusedWith("forbidden"));
    await put(draftOf("mine", { owner: "371602001-D02" }), undefined, "administrator-street");
    await assert.rejects(getDraft(world.deps, world.actor("grid"), "mine"), refusedWith("forbidden"));
    await assert.rejects(getDraft(world.deps, world.actor("administrator"), "no-draft"), refusedWith("not-found"));
  });

  it("takes over no form of others, by naming oneself its owner", async () => {
    const mine = { owner: "371602001-D02" };
    await assert.rejects(
      put({ ...draftOf("household-visit"), ...mine }, undefined, "administrator-street"),
      refusedWith("forbidden"),
    );
    await put(draftOf("county-form"));
    await assert.rejects(
      put({ ...draftOf("county-form"), ...mine }, undefined, "administrator-street"),
      refusedWith("forbidden"),
    );
    await put({ ...draftOf("county-form"), ...mine });
    assert.equal(
      (await getDraft(world.deps, world.actor("administrator-street"), "county-form")).definition.owner,
      mine.owner,
    );
  });
});

describe("publishing", () => {
  it("makes the next version, and leaves every earlier one as it was", async () => {
    await put(draftOf("versions"));
    const first = await publish("versions");
    assert.deepEqual([first.form.version, first.form.publishedBy, first.decision.publish], [1, "administrator", true]);
    await put(draftOf("versions", { icon: "Z" }));
    const second = await publish("versions", "administrator", undefined);
    assert.equal(second.form.version, 2);
    assert.equal((await live("versions")).icon, "Z");
    assert.deepEqual(await formVersion(world.deps, "versions", 1), first.form);
    await assert.rejects(publish("versions"), refusedWith("not-found"));
  });

  it("of a new form needs an approval by name", async () => {
    await put(draftOf("new-form"));
    await assert.rejects(
      publish("new-form", "administrator", null as never),
      (error: { details: { decision: { reasons: { code: string }[] } } }) => {
        assert.deepEqual(
          error.details.decision.reasons.map((it) => it.code),
          ["not-admitted"],
        );
        return refusedWith("publish-refused")(error);
      },
    );
    assert.equal((await publish("new-form")).form.version, 1);
  });

  it("is once, though two do it at once", async () => {
    await put(draftOf("at-once"));
    const both = await Promise.allSettled([publish("at-once"), publish("at-once")]);
    assert.deepEqual(both.map((it) => it.status).sort(), ["fulfilled", "rejected"]);
    assert.equal((await live("at-once")).version, 1);
  });

  it("does not lose a draft that was saved meanwhile", async () => {
    await put(draftOf("meanwhile"));
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
    await assert.rejects(
      publishForm(slow, world.actor("administrator"), "meanwhile", approval),
      refusedWith("changed-meanwhile"),
    );
    assert.equal((await getDraft(world.deps, world.actor("administrator"), "meanwhile")).definition.icon, "N");
  });

  it("is refused for a schema that could check nothing", async () => {
    const wrong = structuredClone(draftOf("wrong-schema")) as FormDefinition;
    Object.assign(wrong.schema.properties.note as object, { type: "txet" });
    assert.equal((await put(wrong)).problems[0]?.pointer, "/schema/properties/note/type");
    await assert.rejects(publish("wrong-schema"), refusedWith("publish-refused"));
  });
});

describe("forms", () => {
  it("are listed for everybody, and say who may fill them", async () => {
    const fills = async (by: string) =>
      (await listForms(world.deps, world.actor(by))).filter((it) => it.fill).map((it) => it.id);
    assert.ok((await fills("grid")).includes("household-visit"));
    assert.equal((await fills("cadre")).includes("household-visit"), false);
    assert.ok((await fills("dispatcher")).includes("incident"));
    assert.deepEqual(await fills("nobody"), []);
    assert.ok((await listForms(world.deps, world.actor("nobody"))).length >= 8);
  });

  it("of the catalog are published once", async () => {
    const { version } = await live("household-visit");
    assert.deepEqual(await setUp(world.deps), { published: [] });
    assert.equal((await live("household-visit")).version, version);
  });

  it("tell the types of their answers", async () => {
    const types = await formTypes(await live("gas-check"));
    assert.match(types, /export interface GasCheckAnswers/);
    assert.match(types, /gasType: \("pipeline" \| "bottled" \| "none"\)/);
  });

  it("that are not there are not found", async () => {
    await assert.rejects(live("no-such-form"), refusedWith("not-found"));
    assert.equal(await formVersion(world.deps, "gas-check", 99), undefined);
    assert.equal(await formVersion(world.deps, "gas-check", Number.NaN), undefined);
  });
});
