// Photos and signatures: announced, uploaded, seen by whom they concern.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { maxFileBytes } from "../../../core/file-limit.ts";
import { sha256 } from "../../../functions/adapters/system/system.ts";
import { readFile, requestUpload } from "../../../functions/usecases/files/files.ts";
import { refusedWith } from "../../support/refused.ts";
import { community, farGrid, offer, openWorld, type World } from "../../support/world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const announce = (by: string, over: object = {}) =>
  requestUpload(world.deps, world.actor(by), { contentType: "image/jpeg", size: 10, sha256: sha256("photo"), ...over });
const read = async (by: string, name: string) =>
  new TextDecoder().decode((await readFile(world.deps, world.actor(by), name)).bytes);

describe("a file", () => {
  it("is named by its hash and type, and uploaded once", async () => {
    const ticket = await announce("grid");
    expect(ticket.name).toBe(`${sha256("photo")}.jpg`);
    expect(ticket.upload).toStrictEqual({
      method: "PUT",
      url: `/api/v1/files/${ticket.name}`,
      headers: { "content-type": "image/jpeg" },
    });
    await expect(read("grid", ticket.name)).rejects.toSatisfy(refusedWith("not-found"));
    await world.deps.files.put(`uploads/${ticket.name}`, new TextEncoder().encode("photo"), {
      contentType: "image/jpeg",
    });
    expect(await announce("far-grid")).toStrictEqual({ name: ticket.name });
  });

  it("is a picture or a PDF of bounded size, from somebody with a post", async () => {
    for (const contentType of ["image/svg+xml", "text/html", "image/gif", "", "__proto__", "constructor"]) {
      await expect(announce("grid", { contentType }), contentType).rejects.toSatisfy(
        refusedWith("file-type-not-allowed"),
      );
    }
    await expect(announce("grid", { size: maxFileBytes + 1 })).rejects.toSatisfy(refusedWith("body-too-large"));
    await expect(announce("nobody")).rejects.toSatisfy(refusedWith("forbidden"));
    for (const [contentType, ending] of Object.entries({
      "image/png": "png",
      "image/webp": "webp",
      "application/pdf": "pdf",
    })) {
      expect((await announce("grid", { contentType })).name).toMatch(new RegExp(`\\.${ending}$`));
    }
  });

  it("is its uploader's alone until something shows it", async () => {
    const name = await world.upload("grid", "mine");
    expect(await read("grid", name)).toBe("mine");
    for (const by of ["cadre", "leader", "administrator"])
      await expect(read(by, name), by).rejects.toSatisfy(refusedWith("not-found"));
  });

  it("that an offer shows is seen by the county", async () => {
    const name = await world.upload("cadre", "venue");
    await world.send("cadre", "resource", offer(1, { photos: [name] }), { unit: community });
    for (const by of ["far-grid", "gas-handler", "leader"]) expect(await read(by, name), by).toBe("venue");
    await expect(read("nobody", name)).rejects.toSatisfy(refusedWith("not-found"));
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
      await expect(read("grid", name), name.slice(0, 40)).rejects.toSatisfy(refusedWith("not-found"));
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
    for (const by of ["cadre", "far-grid", "leader"]) expect(await read(by, name), by).toBe("twice");
    await expect(read("next-grid", name)).rejects.toSatisfy(refusedWith("not-found"));
  });
});
