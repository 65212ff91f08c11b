// Photos and signatures: announced, uploaded, seen by whom they concern.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { maxFileBytes } from "../../../core/file-limit.ts";
import type { Answers } from "../../../forms/answers/submission.ts";
import { sha256 } from "../../../functions/adapters/system/system.ts";
import type { Files, Table } from "../../../functions/ports.ts";
import * as keys from "../../../functions/store/keys.ts";
import { getCase } from "../../../functions/usecases/cases/get-case.ts";
import { transition } from "../../../functions/usecases/cases/take-step.ts";
import { readFile } from "../../../functions/usecases/files/read-file.ts";
import { receiveUpload } from "../../../functions/usecases/files/receive-upload.ts";
import { requestUpload } from "../../../functions/usecases/files/request-upload.ts";
import { correct } from "../../../functions/usecases/submissions/correct.ts";
import { submit } from "../../../functions/usecases/submissions/submit.ts";
import { picture, textIn, textSeen } from "../../support/picture.ts";
import { refusedWith } from "../../support/refused.ts";
import { definitionOf } from "../../support/small-forms.ts";
import { check, community, farGrid, grid, nextGrid, offer, openWorld, uuid, type World } from "../../support/world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const announce = (by: string, text: string, over: object = {}) => {
  const bytes = picture(text);
  const request = { contentType: "image/jpeg", size: bytes.length, sha256: sha256(bytes), ...over };
  return requestUpload(world.deps, world.actor(by), request);
};
const read = (by: string, name: string) => textSeen(world, by, name);
const notFound = refusedWith("not-found");

const incident = (photos: string[], over: Answers = {}): Answers => ({
  title: "井盖",
  category: "component-facilities",
  source: "grid",
  urgency: "urgent",
  description: "破损",
  location: { lat: 37, lng: 118 },
  photos,
  ...over,
});

describe("a file", () => {
  it("is named by its hash and type, and uploaded once by each who has it", async () => {
    const ticket = await announce("grid", "photo");
    expect(ticket).toStrictEqual({
      name: `${sha256(picture("photo"))}.jpg`,
      upload: { method: "PUT", url: `/api/v1/uploads/grid/${ticket.name}`, headers: { "content-type": "image/jpeg" } },
    });
    await expect(read("grid", ticket.name)).rejects.toSatisfy(notFound);
    await world.upload("grid", "photo");
    expect(await announce("grid", "photo")).toStrictEqual({ name: ticket.name });
  });

  it("is a picture or a PDF of bounded size, from somebody with a post", async () => {
    for (const contentType of ["image/svg+xml", "text/html", "image/gif", "", "__proto__", "constructor"]) {
      await expect(announce("grid", "typed", { contentType }), contentType).rejects.toSatisfy(
        refusedWith("file-type-not-allowed"),
      );
    }
    await expect(announce("grid", "large", { size: maxFileBytes + 1 })).rejects.toSatisfy(
      refusedWith("body-too-large"),
    );
    await expect(announce("nobody", "photo")).rejects.toSatisfy(refusedWith("forbidden"));
    for (const [contentType, ending] of Object.entries({
      "image/png": "png",
      "image/webp": "webp",
      "application/pdf": "pdf",
    })) {
      expect((await announce("grid", "typed", { contentType })).name).toMatch(new RegExp(`\\.${ending}$`));
    }
  });

  it("is what its bytes are, whatever their sender says", async () => {
    for (const text of ["<!doctype html><script>", "", "GIF89a", "\u{FFD8}"]) {
      const bytes = new TextEncoder().encode(text);
      const about = { contentType: "image/jpeg", size: Math.max(1, bytes.length), sha256: sha256(bytes) };
      const { name } = await requestUpload(world.deps, world.actor("grid"), about);
      await expect(receiveUpload(world.deps, "grid", name, bytes), text).rejects.toSatisfy(
        refusedWith("file-type-not-allowed"),
      );
      await expect(read("grid", name)).rejects.toSatisfy(notFound);
    }
    const png = picture("really a PNG", "image/png");
    const { name } = await announce("grid", "", { size: png.length, sha256: sha256(png) });
    await expect(receiveUpload(world.deps, "grid", name, png)).rejects.toSatisfy(refusedWith("file-type-not-allowed"));
    // Where the bytes go past us to the store, what is shown is looked at.
    await world.deps.files.put(`uploads/grid/${name}`, png, { contentType: "image/jpeg" });
    await expect(world.send("grid", "incident", incident([name]), { files: [name] })).rejects.toSatisfy(
      refusedWith("content-invalid", "/answers/photos/0"),
    );
  });

  it("is its uploader's alone until something shows it", async () => {
    const name = await world.upload("grid", "mine");
    expect(await read("grid", name)).toBe("mine");
    for (const by of ["cadre", "leader", "administrator"]) await expect(read(by, name), by).rejects.toSatisfy(notFound);
  });

  it("is not told of to those who know its hash alone", async () => {
    const name = await world.upload("grid", "secret");
    const hidden = await world.upload("grid", "never there");
    await world.deps.files.put(`uploads/grid/${hidden}`, new Uint8Array(), { contentType: "image/jpeg" });
    const fromTicket = async (text: string) => Object.keys(await announce("far-grid", text));
    expect(await fromTicket("secret")).toStrictEqual(await fromTicket("nobody has this"));
    const show = (id: number, file: string, listed: boolean) =>
      world.send("far-grid", "incident", incident([file]), {
        id: uuid(id),
        unit: farGrid,
        files: listed ? [file] : [],
      });
    const unknown = `${"f".repeat(64)}.jpg`;
    const other = await world.upload("grid", "another");
    for (const file of [other, unknown])
      await expect(show(1, file, true), file).rejects.toSatisfy(refusedWith("content-invalid", "/answers/photos/0"));
    // An answer may name what another system keeps; it shows nothing, not even to its own sender.
    await show(2, other, false);
    for (const by of ["far-grid", "leader"]) await expect(read(by, other)).rejects.toSatisfy(notFound);
    expect(await read("grid", name)).toBe("secret");
    // Who has the bytes uploads them too, and shows their own.
    const own = await world.upload("far-grid", "another");
    expect(own).toBe(other);
    await show(3, other, true);
    for (const by of ["far-grid", "leader", "grid"]) expect(await read(by, other), by).toBe("another");
  });

  it("that an offer shows is seen by the county", async () => {
    const name = await world.upload("cadre", "venue");
    await world.send("cadre", "resource", offer(1, { photos: [name] }), { unit: community });
    for (const by of ["far-grid", "gas-handler", "leader"]) expect(await read(by, name), by).toBe("venue");
    await expect(read("nobody", name)).rejects.toSatisfy(notFound);
  });

  it("that is not there is not found, however it is asked for", async () => {
    await world.upload("next-grid", "theirs");
    for (const name of [
      "",
      "x",
      "../../issuer-key.json",
      `../${"a".repeat(64)}.jpg`,
      `../next-grid/${sha256(picture("theirs"))}.jpg`,
      `${"a".repeat(64)}.jpg`,
      "\u0000",
      "x".repeat(5000),
    ]) {
      await expect(readFile(world.deps, world.actor("grid"), name), name.slice(0, 40)).rejects.toSatisfy(notFound);
    }
  });

  it("shown in two units is seen in both, and may be shown on by those who see it", async () => {
    const name = await world.upload("cadre", "twice");
    await world.send("cadre", "incident", incident([name]), { unit: community });
    await expect(
      world.send("far-grid", "incident", incident([name]), { unit: farGrid, files: [name] }),
    ).rejects.toSatisfy(refusedWith("content-invalid", "/answers/photos/0"));
    await world.upload("far-grid", "twice");
    await world.send("far-grid", "incident", incident([name]), { unit: farGrid, files: [name] });
    for (const by of ["cadre", "far-grid", "leader", "leader-street"]) expect(await read(by, name), by).toBe("twice");
    await expect(read("next-grid", name)).rejects.toSatisfy(notFound);
    // The cadre sees what a grid of the community shows, and shows it on without having uploaded it.
    const below = await world.upload("grid", "from below");
    await world.send("grid", "incident", incident([below]), { files: [below] });
    await world.send("cadre", "incident", incident([below]), { unit: community, files: [below] });
    expect(await read("cadre", below)).toBe("from below");
  });

  it("that a correction leaves out is not shown by it any more", async () => {
    const [wrong, right] = [
      await world.upload("grid", "another's", "image/png"),
      await world.upload("grid", "theirs", "image/png"),
    ];
    const signed = (signature: string) => ({ answers: { gasType: "none", signature }, files: [signature] });
    const sent = world.submission("gas-check", {}, { id: uuid(10), subject: "hou_0001", ...signed(wrong) });
    await submit(world.deps, world.actor("grid"), sent);
    expect(await read("cadre", wrong)).toBe("another's");
    await correct(world.deps, world.actor("grid"), { ...sent, ...signed(right) }, undefined);
    expect(await read("cadre", right)).toBe("theirs");
    await expect(read("cadre", wrong)).rejects.toSatisfy(notFound);
  });
});

describe("a submission", () => {
  it("is refused at each file that has not arrived, wherever it names it, and taken when it has", async () => {
    const bytes = picture("on its way");
    const { name } = await announce("grid", "on its way");
    const send = (files: string[]) => world.send("grid", "incident", incident([name]), { id: uuid(20), files });
    await expect(send([])).rejects.toSatisfy(refusedWith("content-invalid", "/answers/photos/0"));
    await expect(send([name])).rejects.toSatisfy(refusedWith("content-invalid", "/answers/photos/0"));
    // Other bytes than the name says: neither a photo nor half of one.
    await world.deps.files.put(`uploads/grid/${name}`, bytes.subarray(0, 8), { contentType: "image/jpeg" });
    await expect(send([name])).rejects.toSatisfy(refusedWith("content-invalid", "/answers/photos/0"));
    await world.deps.files.put(`uploads/grid/${name}`, bytes, { contentType: "image/jpeg" });
    expect((await send([name])).repeat).toBe(false);
  });

  it("names itself and its files in capitals as in small letters", async () => {
    const name = await world.upload("grid", "capitals");
    const capitals = name.toUpperCase();
    const body = world.submission("incident", incident([name]), { id: uuid(0xabc).toUpperCase(), files: [capitals] });
    const first = await world.call("grid", "POST", "/submissions", body);
    expect([first.status, first.body.id]).toStrictEqual([201, uuid(0xabc)]);
    const again = await world.call("grid", "POST", "/submissions", { ...body, id: uuid(0xabc), files: [name] });
    expect([again.status, again.body]).toStrictEqual([200, first.body]);
    const { body: pushed } = await world.call("grid", "POST", "/sync", { submissions: [body] });
    expect([pushed.results[0].status, pushed.results[0].receipt]).toStrictEqual([200, first.body]);
    expect((await world.call("grid", "GET", `/submissions/${uuid(0xabc).toUpperCase()}`)).status).toBe(200);
    expect((await world.call("grid", "GET", `/cases/${uuid(0xabc).toUpperCase()}`)).body.id).toBe(uuid(0xabc));
    expect((await world.call("grid", "GET", `/files/${capitals}`)).status).toBe(200);
    const ticket = { contentType: "image/jpeg", size: picture("capitals").length, sha256: capitals.slice(0, 64) };
    expect((await world.call("grid", "POST", "/files", ticket)).body).toStrictEqual({ name });
    const step = { id: uuid(0xabd), transition: "escalate", answers: {} };
    const take = (id: string) => world.call("grid", "POST", `/cases/${uuid(0xabc)}/transitions`, { ...step, id });
    expect([(await take(uuid(0xabd))).status, (await take(uuid(0xabd).toUpperCase())).status]).toStrictEqual([
      201, 200,
    ]);
  });

  it("of ninety photos commits no write for any of them, and all are seen", async () => {
    const photos = await Promise.all(Array.from({ length: 90 }, (_, at) => world.upload("grid", `photo ${at}`)));
    const signature = await world.upload("grid", "signed", "image/png");
    const wrong = ["exitsClear", "windowBars", "cableCharging", "wiring", "extinguishers"];
    const answers = check(
      signature,
      Object.fromEntries(wrong.map((it, at) => [it, { result: "not-ok", photos: photos.slice(at * 6, at * 6 + 6) }])),
    );
    const commits: number[] = [];
    const counting: Table = {
      ...world.deps.table,
      commit: (writes) => {
        if (writes.some((it) => it.kind === "put" && it.item.pk.startsWith("SUBMISSION#"))) commits.push(writes.length);
        return world.deps.table.commit(writes);
      },
    };
    const sent = world.submission("hazard-check", answers, { subject: "pla_0001", files: [...photos, signature] });
    await submit({ ...world.deps, table: counting }, world.actor("grid"), sent);
    const bare = world.submission("hazard-check", check(signature), { subject: "pla_0001", files: [signature] });
    await submit({ ...world.deps, table: counting }, world.actor("grid"), bare);
    // What the five cases cost: themselves, their deadlines, their tallies.
    expect((commits[0] as number) - (commits[1] as number)).toBeLessThan(20);
    for (const photo of photos) expect(await read("handler", photo)).toMatch(/^photo/);
  });
});

/** The world's files, with how often each was looked at and how many were side by side at most. */
function watched(): { files: Files; looks: string[]; most(): number } {
  const looks: string[] = [];
  let [now, most] = [0, 0];
  const look: Files["look"] = async (name) => {
    looks.push(name);
    most = Math.max(most, ++now);
    const found = await world.deps.files.look(name);
    now -= 1;
    return found;
  };
  return { files: { ...world.deps.files, look }, looks, most: () => most };
}

describe("the bytes of what is shown", () => {
  it("are looked at a few files at a time, however many there are", async () => {
    const photos = await Promise.all(Array.from({ length: 20 }, (_, at) => world.upload("grid", `large ${at}`)));
    const { files, looks, most } = watched();
    const sent = world.submission("incident", incident(photos.slice(0, 6)), { files: photos });
    await submit({ ...world.deps, files }, world.actor("grid"), sent);
    expect(looks.length).toBe(20);
    expect(most()).toBe(4);
  });

  it("are looked at once for a step, however often others changed its case meanwhile", async () => {
    const before = await world.upload("grid", "a case of many");
    const { receipt } = await world.send("grid", "incident", incident([before]), { id: uuid(80), files: [before] });
    const take = (by: string, id: number, name: string, answers: Answers, files: string[] = [], deps = world.deps) =>
      transition(deps, world.actor(by), receipt.id, { id: uuid(id), transition: name, answers, files });
    await take("grid", 81, "escalate", {});
    await take("dispatcher", 82, "assign", { department: "371602-D07" });
    const after = await world.upload("handler", "looked at once");
    const { files, looks } = watched();
    let tries = 0;
    const table: Table = {
      ...world.deps.table,
      commit: (writes) => {
        const isStep = writes.some((it) => it.kind === "put" && it.item.pk === keys.caseKey(receipt.id).pk);
        if (isStep && ++tries < 4) return Promise.resolve({ ok: false, at: 0, stood: undefined });
        return world.deps.table.commit(writes);
      },
    };
    const handled = { result: "已更换", afterPhotos: [after] };
    await take("handler", 83, "handled", handled, [after], { ...world.deps, table, files });
    expect(tries).toBe(4);
    expect(looks).toStrictEqual([`uploads/handler/${after}`]);
  });
});

describe("a step of a case", () => {
  it("is refused at each file that has not arrived", async () => {
    const before = await world.upload("grid", "before");
    const { receipt } = await world.send("grid", "incident", incident([before]), { id: uuid(40), files: [before] });
    const take = (by: string, id: number, name: string, answers: Answers, files: string[] = []) =>
      transition(world.deps, world.actor(by), receipt.id, { id: uuid(id), transition: name, answers, files });
    await take("grid", 41, "escalate", {});
    await take("dispatcher", 42, "assign", { department: "371602-D07" });
    const { name } = await announce("handler", "not there yet");
    const handled = (files: string[]) =>
      take("handler", 43, "handled", { result: "已更换", afterPhotos: [name] }, files);
    await expect(handled([])).rejects.toSatisfy(refusedWith("content-invalid", "/answers/afterPhotos/0"));
    await expect(handled([name])).rejects.toSatisfy(refusedWith("content-invalid", "/answers/afterPhotos/0"));
    await world.upload("handler", "not there yet");
    expect((await handled([name])).view.step).toBe("verify");
    expect(await read("verifier", name)).toBe("not there yet");
  });
});

describe("whoever made a record and moved to another grid since", () => {
  const moved = (by: string) => ({ ...world.actor(by), posts: world.actor("far-grid").posts });
  const stillRead = async (by: string, name: string) => {
    const file = await readFile(world.deps, moved(by), name);
    return "bytes" in file && textIn(file.bytes);
  };

  it("sees the files of their submission, also what a colleague had uploaded", async () => {
    const name = await world.upload("grid", "drawn by a colleague", "image/png");
    const checked = (by: string) =>
      world.send(by, "gas-check", { gasType: "none", signature: name }, { subject: "hou_0001", files: [name] });
    await checked("grid");
    await expect(stillRead("grid-staff", name)).rejects.toSatisfy(notFound);
    await checked("grid-staff");
    expect(await stillRead("grid-staff", name)).toBe("drawn by a colleague");
  });

  it("sees the photos of their case, also those that others added to it", async () => {
    const before = await world.upload("grid", "seen before the move");
    const { receipt } = await world.send("grid", "incident", incident([before]), { id: uuid(50), files: [before] });
    const take = (by: string, id: number, name: string, answers: Answers, files: string[] = []) =>
      transition(world.deps, world.actor(by), receipt.id, { id: uuid(id), transition: name, answers, files });
    await take("grid", 51, "escalate", {});
    await take("dispatcher", 52, "assign", { department: "371602-D07" });
    const after = await world.upload("handler", "added by the department");
    await take("handler", 53, "handled", { result: "已更换", afterPhotos: [after] }, [after]);
    expect((await getCase(world.deps, moved("grid"), receipt.id)).id).toBe(receipt.id);
    expect(await stillRead("grid", after)).toBe("added by the department");
    await expect(read("far-grid", after)).rejects.toSatisfy(notFound);
  });
});

describe("what is kept of a file", () => {
  it("stays small however often it is shown, and is found at once", async () => {
    const name = await world.upload("grid", "everywhere");
    const show = (at: number) =>
      world.send("grid", "incident", incident([name]), { id: uuid(0x10000 + at), files: [name] });
    for (let at = 0; at < 300; at++) await show(at);
    const items = [];
    for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
      const page = await world.deps.table.query({ pk: keys.fileKey(name).pk }, { limit: 1000, cursor });
      items.push(...page.items);
      cursor = page.cursor;
    }
    expect(Math.max(...items.map((it) => JSON.stringify(it).length))).toBeLessThan(500);
    expect(await read("cadre", name)).toBe("everywhere");
    await expect(read("far-grid", name)).rejects.toSatisfy(notFound);
  });

  it("of an earlier version is seen where that version showed it, and where it is shown now", async () => {
    const bytes = picture("of yesterday");
    const name = `${sha256(bytes)}.jpg`;
    await world.deps.files.put(`uploads/${name}`, bytes, { contentType: "image/jpeg" });
    const item = { ...keys.fileKey(name), contentType: "image/jpeg", size: bytes.length, by: "cadre-street" };
    await world.deps.table.commit([{ kind: "put", item: { ...item, [`shown:${grid}|371602-D14`]: true } }]);
    for (const by of ["cadre-street", "grid", "gas-handler", "leader"])
      expect(await read(by, name), by).toBe("of yesterday");
    const assignWith = async (by: string, id: number, over: object) => {
      await world.send(by, "incident", incident([name]), { id: uuid(id), ...over });
      const take = (who: string, at: number, step: string, answers: Answers) =>
        transition(world.deps, world.actor(who), uuid(id), { id: uuid(id + at), transition: step, answers });
      await take(by, 1, "escalate", {});
      await take("dispatcher", 2, "assign", { department: "371602-D07" });
    };
    // Its name alone, put into an answer by somebody who never saw it, leads nobody to it.
    await assignWith("next-grid", 60, { unit: nextGrid });
    for (const by of ["next-grid", "handler", "far-grid"]) await expect(read(by, name), by).rejects.toSatisfy(notFound);
    await assignWith("grid", 70, { files: [name] });
    expect(await read("handler", name)).toBe("of yesterday");
  });
});

it("of a sensitive question are its uploader's alone: a masked answer names no photo, and none is served", async () => {
  const sensitive = { purpose: { zh: "核验身份" }, legalBasis: "PIPL 28" };
  const fields = { card: { type: "photo", widget: { sensitive } }, place: { type: "photo" } } as const;
  await world.call("administrator", "PUT", "/forms/photo-form/draft", definitionOf(fields, { id: "photo-form" }));
  await world.publish("photo-form");
  const [card, place] = [await world.upload("grid", "id card"), await world.upload("grid", "the street")];
  const sent = world.submission("photo-form", { card: [card], place: [place] }, { files: [card, place] });
  expect((await world.call("grid", "POST", "/submissions", sent)).status).toBe(201);
  const read = await world.call("leader", "GET", `/submissions/${sent.id}`);
  expect(read.body).toMatchObject({ files: [place] });
  expect(JSON.stringify(read.body)).not.toContain(card);
  const status = async (by: string, name: string) => (await world.call(by, "GET", `/files/${name}`)).status;
  expect([await status("leader", place), await status("leader", card), await status("grid", card)]).toStrictEqual([
    200, 404, 200,
  ]);
});
