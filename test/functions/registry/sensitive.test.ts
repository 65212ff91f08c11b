// What is sensitive stays so, whatever is made of it and wherever that goes: one rule, tried with forms written at random.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Answers } from "../../../core/answer.ts";
import type { FormDefinition } from "../../../forms/definition/definition.ts";
import { subjectItem } from "../../../functions/store/items.ts";
import { publishDefinition } from "../../../functions/usecases/forms/publish-form.ts";
import { definitionOf, type Field, questionsOf } from "../../support/small-forms.ts";
import { grid, openWorld, type World } from "../../support/world.ts";

/** No two letters of it stand beside each other anywhere else. */
const secret = "ЖЩЪЫЭЮЯѢѲѴ";
const isTold = (shown: unknown): boolean => {
  const text = JSON.stringify(shown);
  return Array.from({ length: secret.length - 1 }, (_, at) => secret.slice(at, at + 2)).some((it) => text.includes(it));
};
const sensitive = { purpose: { zh: "测试" }, legalBasis: "测试" };
const title = { zh: "一" };

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

let seed = 7;
const random = (below: number) => {
  seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
  return Math.floor((seed / 2 ** 32) * below);
};
const pick = <T>(of: readonly T[]): T => of[random(of.length)] as T;
let count = 0;

const publish = (definition: FormDefinition) =>
  publishDefinition(world.deps, "administrator", definition, { by: "x", reason: "x" });

/** An expression that has something of what another names. */
const madeOf = (name: string): string =>
  pick([
    `\${${name}}`,
    `concat('姓名 ', \${${name}})`,
    `substr(\${${name}}, 0, 4)`,
    `if(\${${name}} != '', \${${name}}, 'x')`,
    `join(',', \${${name}}, 'x')`,
    `coalesce(\${${name}}, 'x')`,
  ]);

const ending = { end: { title, closed: "done" as const } };
const step = (questions?: FormDefinition["schema"] extends never ? never : ReturnType<typeof questionsOf>) => ({
  open: { title, actors: [{ role: "grid-staff" as const }], transitions: [{ id: "go", title, to: "end", questions }] },
  ...ending,
});

/** A form with a sensitive question, a chain of calculated ones, a case of its own and one that it raises. */
async function formOfSecrets(): Promise<{ id: string; raised: string }> {
  const id = `secret-${++count}`;
  const raised = `raised-${count}`;
  await publish(
    definitionOf(
      { about: { type: "text" }, more: { type: "text" } },
      {
        id: raised,
        workflow: {
          title: `concat('来自 ', \${about})`,
          start: "open",
          list: pick(["cases", "offers", "hazards"]),
          steps: step(),
        },
      },
      { calculated: { more: madeOf("about") } },
    ),
  );
  const length = 1 + random(4);
  const chain: Record<string, Field> = {};
  const calculated: Record<string, string> = {};
  const known = random(2) === 0;
  let last = known ? "@subject.secretName" : "own";
  for (let n = 0; n < length; n++) {
    chain[`c${n}`] = { type: pick(["text", "long-text"]) };
    calculated[`c${n}`] = madeOf(last);
    last = `c${n}`;
  }
  const own: Field = { type: "text", widget: { sensitive } };
  const asked = questionsOf({ note: { type: "text" } }, { calculated: { note: madeOf(`@case.${last}`) } });
  await publish(
    definitionOf(
      { own, ...chain },
      {
        id,
        subject: "household",
        facts: { [last]: "household.madeOfIt", ...(random(2) === 0 && { own: "household.ownSecret" }) },
        workflow: { title: madeOf(last), start: "open", list: pick(["cases", "offers"]), steps: step(asked) },
        raises: [{ form: raised, with: { about: madeOf(pick([last, known ? "@subject.secretName" : "own"])) } }],
      },
      { calculated },
    ),
  );
  return { id, raised };
}

describe("a secret", () => {
  beforeAll(async () => {
    // A fact that another form calls sensitive, told before that form was there, without a mask of its own.
    await publish(
      definitionOf(
        { name: { type: "text", widget: { sensitive } } },
        { id: "keeps-secret", subject: "household", facts: { name: "household.secretName" } },
      ),
    );
    const fact = { value: secret, source: "register", confirmedAt: world.clock.now() };
    await world.deps.table.commit([
      {
        kind: "put",
        item: subjectItem({
          id: "hou_secret",
          type: "household",
          unit: grid,
          title: "一号",
          facts: { secretName: fact },
          version: 1,
        }),
      },
    ]);
  });

  it("is told by nothing that is made of it, however often and wherever it goes", async () => {
    const people = ["grid", "cadre", "leader", "handler", "administrator", "far-grid"];
    let shown = 0;
    for (let n = 0; n < 25; n++) {
      const { id, raised } = await formOfSecrets();
      const { receipt } = await world.send("grid", id, { own: secret } as Answers, { subject: "hou_secret" });
      const [own = "", other = ""] = receipt.effects.cases;
      const taken = await world.call("grid", "POST", `/cases/${own}/transitions`, {
        id: crypto.randomUUID(),
        transition: "go",
        answers: {},
      });
      const paths = [
        `/submissions/${receipt.id}`,
        `/submissions?form=${id}&unit=${grid}`,
        `/cases/${own}`,
        `/cases/${other}`,
        `/cases?unit=${grid}&form=${id}`,
        `/cases?unit=${grid}&form=${raised}`,
        `/offers?unit=${grid}`,
        "/subjects/hou_secret",
        `/subjects?type=household&unit=${grid}`,
      ];
      expect(taken.status, JSON.stringify(taken.body)).toBeLessThan(300);
      for (const by of people) {
        for (const path of paths) {
          const { status, body } = await world.call(by, "GET", path);
          if (status === 200) shown++;
          expect(isTold(body), `${by} ${path} of ${id}: ${JSON.stringify(body).slice(0, 1500)}`).toBe(false);
        }
      }
      expect(isTold(taken.body), JSON.stringify(taken.body)).toBe(false);
    }
    expect(shown).toBeGreaterThan(500);
    expect(world.errors).toStrictEqual([]);
  });

  it("of a person is the name, in the title and in the facts alike", async () => {
    const name = { value: "张建国", source: "register", confirmedAt: world.clock.now() };
    const person = {
      id: "per_zhang",
      type: "person" as const,
      unit: grid,
      title: "张建国",
      facts: { name },
      version: 1,
    };
    await world.deps.table.commit([{ kind: "put", item: subjectItem(person) }]);
    const seen = async (by: string) => {
      const { body } = await world.call(by, "GET", "/subjects/per_zhang");
      return [body.title, body.facts.name.value];
    };
    expect(await seen("cadre")).toStrictEqual(["张**", "张**"]);
    expect(await seen("grid")).toStrictEqual(["张建国", "张建国"]);
  });
});
