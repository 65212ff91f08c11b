// Photos and signatures: announced, uploaded, seen by whom they concern.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sha256 } from "../../functions/adapters/system/system.ts";
import { maxFileBytes, readFile, requestUpload } from "../../functions/usecases/files/files.ts";
import { refusedWith } from "../support/refused.ts";
import { community, farGrid, offer, openWorld, type World } from "../support/world.ts";

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

const announce = (by: string, over: object = {}) =>
  requestUpload(world.deps, world.actor(by), { contentType: "image/jpeg", size: 10, sha256: sha256("photo"), ...over });
const read = async (by: string, name: string) =>
  new TextDecoder().decode((await readFile(world.deps, world.actor(by), name)).bytes);

describe("a file", () => {
  it("is named by its hash and type, and uploaded once", async () => {
    const ticket = await announce("grid");
    assert.equal(ticket.name, `${sha256("photo")}.jpg`);
    assert.deepEqual(ticket.upload, {
      method: "PUT",
      url: `/api/v1/files/${ticket.name}`,
      headers: { "content-type": "image/jpeg" },
    });
    await assert.rejects(read("grid", ticket.name), refusedWith("not-found"));
    await world.deps.files.put(`uploads/${ticket.name}`, new TextEncoder().encode("photo"), {
      contentType: "image/jpeg",
    });
    assert.deepEqual(await announce("far-grid"), { name: ticket.name });
  });

  it("is a picture or a PDF of bounded size, from somebody with a post", async () => {
    for (const contentType of ["image/svg+xml", "text/html", "image/gif", "", "__proto__", "constructor"]) {
      await assert.rejects(announce("grid", { contentType }), refusedWith("file-type-not-allowed"), contentType);
    }
    await assert.rejects(announce("grid", { size: maxFileBytes + 1 }), refusedWith("body-too-large"));
    await assert.rejects(announce("nobody"), refusedWith("forbidden"));
    for (const [contentType, ending] of Object.entries({
      "image/png": "png",
      "image/webp": "webp",
      "application/pdf": "pdf",
    })) {
      assert.match((await announce("grid", { contentType })).name, new RegExp(`\\.${ending}$`));
    }
  });

  it("is its uploader's alone until something shows it", async () => {
    const name = await world.upload("grid", "mine");
    assert.equal(await read("grid", name), "mine");
    for (const by of ["cadre", "leader", "administrator"])
      await assert.rejects(read(by, name), refusedWith("not-found"), by);
  });

  it("that an offer shows is seen by the county", async () => {
    const name = await world.upload("cadre", "venue");
    await world.send("cadre", "resource", offer(1, { photos: [name] }), { unit: community });
    for (const by of ["far-grid", "gas-handler", "leader"]) assert.equal(await read(by, name), "venue", by);
    await assert.rejects(read("nobody", name), refusedWith("not-found"));
  });

  it("that is not there is not found, however it is asked for", async () => {
    for (const name of [
      "",
      "x",
      "../../issuer-key.json",
      `../${"a".repeat(64)}.jpg`,
      `${"a".repeat(64)}.jpg`,
      "\u0000",
      "x".repeat(5000),
    ]) {
      await assert.rejects(read("grid", name), refusedWith("not-found"), name.slice(0, 40));
    }
  });

  it("shown in two units is seen in both", async () => {
    const name = await world.upload("cadre", "twice");
    const incident = (unit: string) => ({
      title: "井盖",
      category: "component-facilities",
      source: "grid",
      urgency: "urgent",
      description: unit,
      location: { lat: 37, lng: 118 },
      photos: [name],
    });
    await world.send("cadre", "incident", incident("here"), { unit: community });
    await world.send("far-grid", "incident", incident("there"), { unit: farGrid });
    for (const by of ["cadre", "far-grid", "leader"]) assert.equal(await read(by, name), "twice", by);
    await assert.rejects(read("next-grid", name), refusedWith("not-found"));
  });
});
