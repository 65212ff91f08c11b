// What every table must do, whatever it is kept in: one suite, run by each adapter's test.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Problem } from "../../core/problem.ts";
import type { Committed, Condition, Item, Key, Range, Refused, Table, Write } from "../../functions/ports.ts";

type Opened = { table: Table; close(): Promise<void> };

export function tableContract(name: string, open: () => Promise<Opened>): void {
  describe(`the table in ${name}`, () => {
    let opened: Opened;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened?.close());
    // Asked for late: the table is opened when the tests run, not when they are listed.
    const table: Table = {
      get: (key) => opened.table.get(key),
      getMany: (keys) => opened.table.getMany(keys),
      query: (range, page) => opened.table.query(range, page),
      commit: (writes) => opened.table.commit(writes),
    };
    itKeepsItems(table);
    itRefuses(table);
    itUpdates(table);
    itCounts(table);
    itLists(table);
    itPages(table);
    itHasLimits(table);
  });
}

// A partition of its own for every test, so that they share one table.
let partitions = 0;
const partition = () => `CONTRACT#${++partitions}`;

const put = (item: Item, when?: Condition): Write => ({ kind: "put", item, ...(when && { when }) });
const done = async (result: Promise<Committed | Refused>) => expect(await result).toStrictEqual({ ok: true });
const isProblem = (code: string) => (error: Problem) => error.code === code;

async function putAll(table: Table, items: Item[]): Promise<void> {
  await done(table.commit(items.map((item) => put(item))));
}

async function all(table: Table, range: Range, limit: number): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | undefined;
  do {
    const page = await table.query(range, { limit, ...(cursor && { cursor }) });
    items.push(...page.items);
    cursor = page.cursor;
  } while (cursor);
  return items;
}

const sortKeys = (items: Item[]) => items.map(({ sk }) => sk);

function itKeepsItems(table: Table): void {
  it("gives back what was put, and nothing where nothing was", async () => {
    const pk = partition();
    const item = {
      pk,
      sk: "a",
      text: "燃气软管",
      empty: "",
      count: 3,
      share: 0.914,
      below: -1.5,
      most: Number.MAX_SAFE_INTEGER,
      small: 1e-7,
      yes: true,
      no: false,
      none: null,
      list: [1, "二", [], { deep: [null] }],
      map: { 姓名: "䶮𠮷", empty: {} },
      size: "a reserved word of DynamoDB",
      "dotted.name": 1,
    };
    await done(table.commit([put(item)]));
    expect(await table.get({ pk, sk: "a" })).toStrictEqual(item);
    expect(await table.get({ pk, sk: "b" })).toBe(undefined);
  });

  it("leaves out what is undefined", async () => {
    const pk = partition();
    await done(table.commit([put({ pk, sk: "a", gone: undefined, map: { gone: undefined, kept: 1 } })]));
    expect(await table.get({ pk, sk: "a" })).toStrictEqual({ pk, sk: "a", map: { kept: 1 } });
  });

  it("replaces the whole item by a put, and forgets it by a delete", async () => {
    const pk = partition();
    await putAll(table, [{ pk, sk: "a", first: 1 }]);
    await putAll(table, [{ pk, sk: "a", second: 2 }]);
    expect(await table.get({ pk, sk: "a" })).toStrictEqual({ pk, sk: "a", second: 2 });
    await done(table.commit([{ kind: "delete", key: { pk, sk: "a" } }]));
    await done(table.commit([{ kind: "delete", key: { pk, sk: "a" } }]));
    expect(await table.get({ pk, sk: "a" })).toBe(undefined);
  });

  it("keeps rare characters in keys as in values", async () => {
    const pk = `${partition()}#䶮𠮷🈳é`;
    await putAll(table, [{ pk, sk: "𠮷野家#“引”'\\\u0000", name: "𠮷䶮" }]);
    expect(await table.get({ pk, sk: "𠮷野家#“引”'\\\u0000" })).toStrictEqual({
      pk,
      sk: "𠮷野家#“引”'\\\u0000",
      name: "𠮷䶮",
    });
  });

  it("finds many keys at once, in the order asked for, each once", async () => {
    const pk = partition();
    const keys: Key[] = Array.from({ length: 130 }, (_, i) => ({ pk, sk: `k${i}` }));
    await putAll(table, keys.slice(0, 65));
    await putAll(table, keys.slice(65, 129));
    const found = await table.getMany([...keys.toReversed(), ...keys.slice(0, 5)]);
    expect(sortKeys(found)).toStrictEqual(
      keys
        .slice(0, 129)
        .map(({ sk }) => sk)
        .toReversed(),
    );
    expect(await table.getMany([])).toStrictEqual([]);
  });

  it("finds nothing at what can be no key", async () => {
    const pk = partition();
    expect(await table.get({ pk, sk: "" })).toBe(undefined);
    expect(await table.get({ pk, sk: "x".repeat(1025) })).toBe(undefined);
    expect(await table.getMany([{ pk: "", sk: "a" }])).toStrictEqual([]);
    expect(await table.query({ pk: "" })).toStrictEqual({ items: [] });
  });

  it("makes nothing of an empty commit", async () => {
    await done(table.commit([]));
  });
}

function itRefuses(table: Table): void {
  const stood = { version: 3, remaining: 5, status: "open" };
  const cases: { when: Condition; holdsFor: object | undefined; failsFor: (object | undefined)[] }[] = [
    { when: { kind: "absent" }, holdsFor: undefined, failsFor: [stood] },
    { when: { kind: "present" }, holdsFor: stood, failsFor: [undefined] },
    { when: { kind: "version", is: 3 }, holdsFor: stood, failsFor: [undefined, {}, { version: 4 }, { version: "3" }] },
    {
      when: { kind: "at-least", attribute: "remaining", value: 5 },
      holdsFor: stood,
      failsFor: [undefined, {}, { remaining: 4.99 }, { remaining: "7" }, { remaining: null }],
    },
    {
      when: { kind: "equals", attribute: "status", value: "open" },
      holdsFor: stood,
      failsFor: [undefined, {}, { status: "closed" }, { status: ["open"] }],
    },
  ];
  for (const { when, holdsFor, failsFor } of cases) {
    it(`commits all where "${when.kind}" holds, else nothing, and says what stood`, async () => {
      const pk = partition();
      const key = { pk, sk: "judged" };
      const others = (tag: string): Write[] => [put({ pk, sk: `before-${tag}` }), put({ pk, sk: `after-${tag}` })];
      const judged = (write: Write, tag: string) => {
        const [first, last] = others(tag) as [Write, Write];
        return table.commit([first, write, last]);
      };
      for (const [i, there] of failsFor.entries()) {
        const item = there && { ...key, ...there };
        await done(table.commit([item ? put(item) : { kind: "delete", key }]));
        const expected = { ok: false, at: 1, stood: item };
        expect(await judged({ kind: "check", key, when }, `check${i}`)).toStrictEqual(expected);
        expect(await judged({ kind: "update", key, set: { changed: 1 }, when }, `update${i}`)).toStrictEqual(expected);
        expect(await judged({ kind: "delete", key, when }, `delete${i}`)).toStrictEqual(expected);
        expect(await table.commit([put({ ...key, changed: 1 }, when)])).toStrictEqual({ ...expected, at: 0 });
        expect(await table.commit([{ kind: "update", key, set: { changed: 1 }, when }])).toStrictEqual({
          ...expected,
          at: 0,
        });
        expect((await table.query({ pk })).items, "nothing else was written").toStrictEqual(item ? [item] : []);
      }
      await done(table.commit([holdsFor ? put({ ...key, ...holdsFor }) : { kind: "delete", key }]));
      await done(judged({ kind: "check", key, when }, "check"));
      await done(judged(put({ ...key, changed: 1 }, when), "put"));
      expect(sortKeys((await table.query({ pk })).items)).toStrictEqual([
        "after-check",
        "after-put",
        "before-check",
        "before-put",
        "judged",
      ]);
      expect(await table.get(key)).toStrictEqual({ ...key, changed: 1 });
    });
  }

  it("names the first write that was refused", async () => {
    const pk = partition();
    await putAll(table, [
      { pk, sk: "b", b: 1 },
      { pk, sk: "c", c: 1 },
    ]);
    const absent: Condition = { kind: "absent" };
    expect(
      await table.commit([
        put({ pk, sk: "a" }, absent),
        put({ pk, sk: "b" }, absent),
        { kind: "check", key: { pk, sk: "c" }, when: absent },
      ]),
    ).toStrictEqual({ ok: false, at: 1, stood: { pk, sk: "b", b: 1 } });
  });

  it("shows the writer of a repeated submission its own first one", async () => {
    const pk = partition();
    const submission = put({ pk, sk: "0", answers: { a: 1 } }, { kind: "absent" });
    const tally: Write = { kind: "update", key: { pk, sk: "tally" }, add: { count: 1 } };
    await done(table.commit([submission, tally]));
    expect(await table.commit([submission, tally])).toStrictEqual({
      ok: false,
      at: 0,
      stood: { pk, sk: "0", answers: { a: 1 } },
    });
    expect((await table.get({ pk, sk: "tally" }))?.count).toBe(1);
  });
}

function itUpdates(table: Table): void {
  it("sets, adds and removes attributes, and leaves the others", async () => {
    const pk = partition();
    const key = { pk, sk: "a" };
    await putAll(table, [{ ...key, kept: "yes", old: 1, count: 2, list: [1] }]);
    await done(
      table.commit([
        {
          kind: "update",
          key,
          set: { list: [2], name: "新", kept: undefined },
          add: { count: -5, "counts.closed": 1 },
          remove: ["old", "never"],
        },
      ]),
    );
    expect(await table.get(key)).toStrictEqual({
      ...key,
      kept: "yes",
      count: -3,
      list: [2],
      name: "新",
      "counts.closed": 1,
    });
  });

  it("makes the item when there is none, even of an update that says nothing", async () => {
    const pk = partition();
    await done(table.commit([{ kind: "update", key: { pk, sk: "a" }, add: { count: 1 } }]));
    await done(
      table.commit([
        { kind: "update", key: { pk, sk: "b" } },
        { kind: "update", key: { pk, sk: "c" }, remove: ["x"] },
      ]),
    );
    await done(table.commit([{ kind: "update", key: { pk, sk: "d" }, set: { unsaid: undefined } }]));
    expect((await table.query({ pk })).items).toStrictEqual([
      { pk, sk: "a", count: 1 },
      { pk, sk: "b" },
      { pk, sk: "c" },
      { pk, sk: "d" },
    ]);
  });

  it("adds decimals as people do", async () => {
    const pk = partition();
    for (const by of [0.1, 0.2]) await done(table.commit([{ kind: "update", key: { pk, sk: "a" }, add: { by } }]));
    expect((await table.get({ pk, sk: "a" }))?.by).toBe(0.3);
  });

  it("does not add to what is no number, and writes nothing beside it", async () => {
    const pk = partition();
    await putAll(table, [{ pk, sk: "a", name: "text" }]);
    const wrong: Write = { kind: "update", key: { pk, sk: "a" }, add: { name: 1 } };
    await expect(table.commit([put({ pk, sk: "b" }), wrong])).rejects.toThrow();
    expect((await table.query({ pk })).items).toStrictEqual([{ pk, sk: "a", name: "text" }]);
  });

  it("treats an update that contradicts itself as a bug", async () => {
    const key = { pk: partition(), sk: "a" };
    await expect(table.commit([{ kind: "update", key, set: { a: 1 }, add: { a: 1 } }])).rejects.toThrow(/twice/);
    await expect(table.commit([{ kind: "update", key, set: { sk: "b" } }])).rejects.toThrow(/key/);
  });
}

function itCounts(table: Table): void {
  it("counts 100 commits at once as exactly 100", async () => {
    const pk = partition();
    const results = await Promise.all(
      Array.from({ length: 100 }, (_, i) =>
        table.commit([
          { kind: "update", key: { pk, sk: "tally" }, add: { count: 1, ...(i % 2 && { odd: 1 }) } },
          put({ pk, sk: `submission-${i}` }, { kind: "absent" }),
        ]),
      ),
    );
    expect(results.every(({ ok }) => ok)).toBe(true);
    expect(await table.get({ pk, sk: "tally" })).toStrictEqual({ pk, sk: "tally", count: 100, odd: 50 });
  });

  it("lets 200 claims at once take the 10 that there are, and never more", async () => {
    const pk = partition();
    await putAll(table, [{ pk, sk: "offer", remaining: 10 }]);
    const when: Condition = { kind: "at-least", attribute: "remaining", value: 1 };
    const results = await Promise.all(
      Array.from({ length: 200 }, (_, i) =>
        table.commit([
          { kind: "update", key: { pk, sk: "offer" }, add: { remaining: -1 }, when },
          put({ pk, sk: `claim-${i}` }),
        ]),
      ),
    );
    const refused = results.filter((result) => !result.ok);
    expect(results.length - refused.length).toBe(10);
    expect(refused.every(({ at, stood }) => at === 0 && stood?.remaining === 0)).toBe(true);
    expect((await table.get({ pk, sk: "offer" }))?.remaining).toBe(0);
    expect((await all(table, { pk, beginsWith: "claim-" }, 100)).length).toBe(10);
  });

  it("lets one of many take what is taken by its version", async () => {
    const key = { pk: partition(), sk: "work" };
    await putAll(table, [{ ...key, version: 1 }]);
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        table.commit([
          { kind: "update", key, set: { version: 2, by: `worker-${i}` }, when: { kind: "version", is: 1 } },
        ]),
      ),
    );
    const winners = results.flatMap((result, i) => (result.ok ? [`worker-${i}`] : []));
    expect(winners.length).toBe(1);
    expect((await table.get(key))?.by).toBe(winners[0]);
  });
}

function itLists(table: Table): void {
  it("lists a partition by sort key, from either end, by prefix or by bounds", async () => {
    const pk = partition();
    await putAll(
      table,
      ["2026-10#b", "2026-09", "2026-10", "2026-10#a", "2026-11"].map((sk) => ({ pk, sk })),
    );
    await putAll(table, [{ pk: `${pk}0`, sk: "2026-10" }]);
    const list = async (range: Omit<Range, "pk">) => sortKeys((await table.query({ pk, ...range })).items);
    expect(await list({})).toStrictEqual(["2026-09", "2026-10", "2026-10#a", "2026-10#b", "2026-11"]);
    expect(await list({ descending: true })).toStrictEqual(["2026-11", "2026-10#b", "2026-10#a", "2026-10", "2026-09"]);
    expect(await list({ beginsWith: "2026-10" })).toStrictEqual(["2026-10", "2026-10#a", "2026-10#b"]);
    expect(await list({ beginsWith: "2026-10#", descending: true })).toStrictEqual(["2026-10#b", "2026-10#a"]);
    expect(await list({ beginsWith: "" })).toStrictEqual(await list({}));
    expect(await list({ from: "2026-10", to: "2026-10#a" })).toStrictEqual(["2026-10", "2026-10#a"]);
    expect(await list({ from: "2026-10#b" })).toStrictEqual(["2026-10#b", "2026-11"]);
    expect(await list({ to: "2026-09" })).toStrictEqual(["2026-09"]);
    expect(await list({ from: "2026-11", to: "2026-10" })).toStrictEqual([]);
    expect(await list({ to: "" })).toStrictEqual([]);
    await expect(list({ beginsWith: "a", from: "a" })).rejects.toThrow(/either/);
  });

  it("sorts by UTF-8 bytes, where 𠮷 comes after Ａ", async () => {
    const pk = partition();
    const sorted = ["A", "Z", "a", "é", "一", "䶮", "\ud7ff", "\ue000", "Ａ", "𠮷", "\u{10ffff}", "\u{10ffff}x"].sort(
      (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)),
    );
    await putAll(
      table,
      sorted.toReversed().map((sk) => ({ pk, sk })),
    );
    expect(sortKeys(await all(table, { pk }, 5))).toStrictEqual(sorted);
    expect(sortKeys((await table.query({ pk, from: "Ａ" })).items)).toStrictEqual(sorted.slice(sorted.indexOf("Ａ")));
    expect(sortKeys((await table.query({ pk, from: "Ａ", to: "𠮷" })).items)).toStrictEqual(["Ａ", "𠮷"]);
    for (const prefix of ["\u{10ffff}", "\ud7ff", "一"]) {
      const begun = sortKeys((await table.query({ pk, beginsWith: prefix })).items);
      expect(begun).toStrictEqual(sorted.filter((sk) => sk.startsWith(prefix)));
    }
  });

  for (const [index, keys] of [
    ["gsi1", { pk: "gsi1pk", sk: "gsi1sk" }],
    ["gsi2", { pk: "gsi2pk", sk: "gsi2sk" }],
    ["due", { pk: "dueShard", sk: "dueAt" }],
  ] as const) {
    it(`lists in ${index} the items that carry its keys, while they carry them`, async () => {
      const pk = partition();
      const indexed = (sk: string, order: string): Item => ({ pk, sk, [keys.pk]: pk, [keys.sk]: order, note: "全" });
      const list = async (range: Omit<Range, "pk">) =>
        sortKeys((await table.query({ index, pk, ...range })).items).join("");
      await putAll(table, [indexed("a", "3"), indexed("b", "1"), indexed("c", "2"), { pk, sk: "d" }]);
      await putAll(table, [{ pk, sk: "e", [keys.pk]: pk }]);
      expect(await list({})).toBe("bca");
      expect(await list({ descending: true })).toBe("acb");
      expect(await list({ to: "2" })).toBe("bc");
      expect((await table.query({ index, pk, from: "3" })).items).toStrictEqual([indexed("a", "3")]);

      const key = (sk: string) => ({ pk, sk });
      await done(table.commit([{ kind: "update", key: key("c"), remove: [keys.pk, keys.sk] }]));
      await done(table.commit([{ kind: "update", key: key("a"), set: { [keys.sk]: "0" } }]));
      await done(table.commit([{ kind: "update", key: key("d"), set: { [keys.pk]: pk, [keys.sk]: "5" } }]));
      expect(await list({})).toBe("abd");
      await done(table.commit([put({ pk, sk: "a" }), { kind: "delete", key: key("b") }]));
      expect(await list({})).toBe("d");
    });
  }

  it("keeps apart the items that share an index's sort key", async () => {
    const pk = partition();
    const items = Array.from({ length: 7 }, (_, i) => ({ pk, sk: `s${i}`, dueShard: pk, dueAt: "2026-10-03" }));
    await putAll(table, items);
    for (const descending of [false, true]) {
      const listed = sortKeys(await all(table, { index: "due", pk, descending }, 2));
      expect(listed.sort()).toStrictEqual(sortKeys(items));
    }
  });
}

function itPages(table: Table): void {
  for (const descending of [false, true]) {
    it(`pages ${descending ? "backwards" : "forwards"} over writes without repeating or missing what stays`, async () => {
      const pk = partition();
      const item = (n: number): Item => ({ pk, sk: `k${n}`, gsi1pk: pk, gsi1sk: `k${n}` });
      await putAll(table, [10, 12, 14, 16, 18].map(item));
      for (const index of [undefined, "gsi1"] as const) {
        const range: Range = { pk, descending, ...(index && { index }) };
        const first = await table.query(range, { limit: 2 });
        expect(sortKeys(first.items)).toStrictEqual(descending ? ["k18", "k16"] : ["k10", "k12"]);
        const last = sortKeys(first.items)[1] as string;
        // The item the cursor stands on goes, and others come on both sides of it.
        await done(table.commit([{ kind: "delete", key: { pk, sk: last } }, put(item(11)), put(item(15))]));
        const second = await table.query(range, { limit: 2, cursor: first.cursor as string });
        expect(sortKeys(second.items)).toStrictEqual(descending ? ["k15", "k14"] : ["k14", "k15"]);
        const rest = await table.query(range, { limit: 9, cursor: second.cursor as string });
        expect(sortKeys(rest.items)).toStrictEqual(descending ? ["k12", "k11", "k10"] : ["k16", "k18"]);
        expect(rest.cursor).toBe(undefined);
        await done(table.commit([put(item(12)), put(item(16)), { kind: "delete", key: { pk, sk: "k15" } }]));
        await done(table.commit([{ kind: "delete", key: { pk, sk: "k11" } }]));
      }
    });
  }

  it("takes no cursor but its own, for the same list", async () => {
    const pk = partition();
    await putAll(
      table,
      ["a1", "a2", "a3", "b1"].map((sk) => ({ pk, sk, gsi1pk: pk, gsi1sk: sk })),
    );
    const range = { pk, beginsWith: "a" };
    const { cursor = "" } = await table.query(range, { limit: 1 });
    const forged = (place: unknown) => Buffer.from(JSON.stringify(place)).toString("base64url");
    const wrong: [Range, string][] = [
      [range, ""],
      [range, "?"],
      [range, cursor.slice(0, -3)],
      [range, forged(null)],
      [range, forged({ pk, sk: "a1", more: "x" })],
      [range, forged({ pk, sk: 1 })],
      [range, forged({ pk, sk: "b1" })],
      [range, forged({ pk, sk: `a${"x".repeat(5000)}` })],
      [{ pk: `${pk}x` }, cursor],
      [{ pk, from: "a2" }, cursor],
      [{ pk, to: "a0" }, cursor],
      [{ index: "gsi1", pk }, cursor],
      [{ index: "gsi1", pk }, forged({ pk: "", sk: "a1", gsi1pk: pk, gsi1sk: "a1" })],
    ];
    for (const [asked, with_] of wrong) {
      await expect(table.query(asked, { cursor: with_ }), JSON.stringify([asked, with_])).rejects.toSatisfy(
        isProblem("cursor-invalid"),
      );
    }
    expect(sortKeys((await table.query(range, { cursor })).items)).toStrictEqual(["a2", "a3"]);
  });

  it("gives 100 items where no limit is asked for, and takes no limit under 1", async () => {
    const pk = partition();
    const items = Array.from({ length: 101 }, (_, i) => ({ pk, sk: `k${i + 100}` }));
    await putAll(table, items.slice(0, 100));
    await putAll(table, items.slice(100));
    const { items: page, cursor } = await table.query({ pk });
    expect(page.length).toBe(100);
    expect((await table.query({ pk }, { cursor: cursor as string })).items.length).toBe(1);
    await expect(table.query({ pk }, { limit: 0 })).rejects.toThrow();
  });
}

function itHasLimits(table: Table): void {
  it("keeps an item of 390 KB and refuses one of over 400 KB, however it grows so large", async () => {
    const pk = partition();
    const large = { pk, sk: "a", text: "字".repeat(133_000) };
    await putAll(table, [large]);
    expect(await table.get({ pk, sk: "a" })).toStrictEqual(large);
    const tooLarge = isProblem("item-too-large");
    await expect(table.commit([put({ pk, sk: "b", text: "字".repeat(137_000) })])).rejects.toSatisfy(tooLarge);
    const more: Write = { kind: "update", key: { pk, sk: "a" }, set: { more: "字".repeat(5_000) } };
    await expect(table.commit([more])).rejects.toSatisfy(tooLarge);
    await expect(table.commit([put({ pk, sk: "c" }), more])).rejects.toSatisfy(tooLarge);
    expect(sortKeys((await table.query({ pk })).items)).toStrictEqual(["a"]);
  });

  it("takes 100 writes and 4 MB in a commit, and no more", async () => {
    const pk = partition();
    const writes = (count: number) => Array.from({ length: count }, (_, i) => put({ pk, sk: `k${i}` }));
    await expect(table.commit(writes(101))).rejects.toSatisfy(isProblem("commit-too-large"));
    expect((await table.query({ pk })).items).toStrictEqual([]);
    await done(table.commit(writes(100)));
    const heavy = Array.from({ length: 11 }, (_, i) => put({ pk, sk: `h${i}`, text: "x".repeat(390_000) }));
    await expect(table.commit(heavy)).rejects.toSatisfy(isProblem("commit-too-large"));
  });

  it("treats two writes of one key in a commit as a bug", async () => {
    const key = { pk: partition(), sk: "a" };
    await expect(table.commit([put(key), { kind: "check", key, when: { kind: "absent" } }])).rejects.toThrow(
      /Two writes/,
    );
    expect(await table.get(key)).toBe(undefined);
  });

  it("treats a key that is none as a bug", async () => {
    const pk = partition();
    await expect(table.commit([put({ pk, sk: "" })])).rejects.toThrow(/key/);
    await expect(table.commit([put({ pk, sk: "x".repeat(1025) })])).rejects.toThrow(/key/);
    await expect(table.commit([put({ pk, sk: "a", gsi1pk: "" })])).rejects.toThrow(/key/);
    await expect(table.commit([{ kind: "update", key: { pk, sk: "a" }, set: { dueAt: null } }])).rejects.toThrow(/key/);
    expect((await table.query({ pk })).items).toStrictEqual([]);
  });

  it("refuses what one of the stores would keep otherwise: odd numbers, half characters, deep nests", async () => {
    const pk = partition();
    let deep: Item[string] = 1;
    for (let i = 0; i < 40; i++) deep = [deep];
    for (const value of [
      2 ** 53,
      1e300,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      1e-200,
      "\ud83d",
      { "\ude00": 1 },
      deep,
    ]) {
      await expect(table.commit([put({ pk, sk: "a", value })])).rejects.toSatisfy(isProblem("content-invalid"));
    }
    let allowed: Item[string] = 1;
    for (let i = 0; i < 31; i++) allowed = [allowed];
    await putAll(table, [{ pk, sk: "a", value: allowed }]);
  });
}
