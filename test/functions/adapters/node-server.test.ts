// The HTTP server of one machine: large bodies, broken connections, odd addresses, uploads.

import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { picture } from "../../support/picture.ts";
import { freePort } from "../../support/service.ts";
import { openWorld, uuid, visit, type World } from "../../support/world.ts";

let world: World;
let origin: string;
let port: number;
beforeAll(async () => {
  port = await freePort();
  world = await openWorld({ environment: { PORT: String(port) } });
  await mkdir(join(world.folder, "site"), { recursive: true });
  await writeFile(join(world.folder, "site", "index.html"), "<!doctype html><title>Gridform</title>");
  origin = await world.listen();
});
afterAll(async () => {
  expect(world.errors).toStrictEqual([]);
  await world.close();
});

const ask = async (
  by: string | undefined,
  method: string,
  path: string,
  init: { body?: string | Uint8Array<ArrayBuffer>; headers?: Record<string, string> } = {},
) => {
  const authorization: Record<string, string> = by ? { authorization: `Bearer ${await world.token(by)}` } : {};
  return fetch(`${origin}${path}`, {
    method,
    body: init.body,
    headers: { ...authorization, ...init.headers },
    redirect: "manual",
  });
};
/** What the server says to these very bytes. */
function raw(bytes: string, { hangUp = false } = {}): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(bytes));
    let text = "";
    socket.on("data", (chunk) => {
      text += chunk;
    });
    socket.on("error", () => resolve(text));
    socket.on("close", () => resolve(text));
    if (hangUp) setTimeout(() => socket.destroy(), 20);
    else setTimeout(() => socket.end(), 200);
  });
}
const isAlive = async () => expect((await ask("grid", "GET", "/api/v1/me")).status).toBe(200);

describe("the server", () => {
  it("answers the API as API Gateway would, queries and languages too", async () => {
    const asked = await ask("grid", "GET", "/api/v1/people?cursor=a%3Fb?c");
    expect([asked.status, ((await asked.json()) as { code: string }).code]).toStrictEqual([400, "cursor-invalid"]);
    const head = await ask("grid", "HEAD", "/api/v1/forms/gas-check");
    expect([head.status, head.headers.get("etag"), head.headers.get("content-length")]).toStrictEqual([
      200,
      '"1"',
      null,
    ]);
    const held = await ask("grid", "GET", "/api/v1/forms/gas-check", { headers: { "if-none-match": '"1"' } });
    expect([held.status, held.headers.get("content-length"), await held.text()]).toStrictEqual([304, null, ""]);
    const units = await ask("grid", "GET", "/api/v1/units?parent=371602");
    expect(units.status).toBe(200);
    expect(((await units.json()) as { items: unknown[] }).items.length).toBe(6);
    const none = await ask("grid", "GET", "/api/v1/forms/none", { headers: { "accept-language": "en" } });
    expect([none.status, ((await none.json()) as { title: string }).title]).toStrictEqual([404, "Not found"]);
    expect(none.headers.get("x-request-id")).toBeTruthy();
    expect((await ask(undefined, "GET", "/health")).status).toBe(200);
  });

  it("takes a submission and a file of Chinese letters as they are", async () => {
    const submission = world.submission("household-visit", visit({ note: "𠮷田家，狗叫🐕" }), {
      id: uuid(0xee0001),
      subject: "hou_0001",
    });
    expect((await ask("grid", "POST", "/api/v1/submissions", { body: JSON.stringify(submission) })).status).toBe(201);
    const kept = (await (await ask("grid", "GET", `/api/v1/submissions/${uuid(0xee0001)}`)).json()) as {
      answers: { note: string };
    };
    expect(kept.answers.note).toBe("𠮷田家，狗叫🐕");
  });

  it("refuses ten megabytes, and cuts off who sends without end", async () => {
    const answer = await ask("grid", "POST", "/api/v1/submissions", {
      body: JSON.stringify({ x: "x".repeat(10 * 1024 * 1024) }),
    });
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toStrictEqual([413, "body-too-large"]);
    const endless = await raw(
      `POST /api/v1/submissions HTTP/1.1\r\nhost: x\r\ncontent-length: 99999999\r\n\r\n${"x".repeat(17 * 1024 * 1024)}`,
    );
    expect(endless).toBe("");
    await isAlive();
  });

  it("is harmed by nobody who hangs up in the middle, before, or while it answers", async () => {
    const token = await world.token("grid");
    const head = `POST /api/v1/submissions HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\n`;
    const hangUps = [
      `${head}content-length: 5000\r\n\r\n{"id":`,
      `${head}transfer-encoding: chunked\r\n\r\n5\r\n{"id"`,
      "GET /api/v1/sync HTTP/1.1\r\nhost: x\r\n",
      `GET /api/v1/forms HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\n\r\n`,
      `PUT /api/v1/uploads/grid/${"a".repeat(64)}.jpg HTTP/1.1\r\nhost: x\r\ncontent-length: 500\r\n\r\nxx`,
    ];
    await Promise.all(hangUps.flatMap((bytes) => Array.from({ length: 5 }, () => raw(bytes, { hangUp: true }))));
    await pause(50);
    await isAlive();
  });

  it("is harmed by no bytes at all", async () => {
    for (const bytes of [
      "\u0000\u0001\r\n\r\n",
      "GET\r\n\r\n",
      "FOO / HTTP/1.1\r\nhost: x\r\n\r\n",
      "GET http://[ HTTP/1.1\r\nhost: x\r\n\r\n",
      "GET //x//..//y HTTP/1.1\r\nhost: x\r\n\r\n",
      "GET /%zz HTTP/1.1\r\nhost: x\r\n\r\n",
      "GET /outbox/%zz/%ff HTTP/1.1\r\nhost: x\r\n\r\n",
      "GET /outbox/../../etc/passwd HTTP/1.1\r\nhost: x\r\n\r\n",
      "GET /oidc/login/%zz HTTP/1.1\r\nhost: x\r\n\r\n",
      "GET /oidc/../api HTTP/1.1\r\nhost: x\r\n\r\n",
      "OPTIONS * HTTP/1.1\r\nhost: x\r\n\r\n",
    ]) {
      const answer = await raw(bytes);
      expect(answer, bytes).not.toMatch(/^HTTP\/1\.1 5/);
    }
    await isAlive();
  });

  it("gives the page for every address of the client, with its security headers", async () => {
    for (const path of ["/", "/forms/gas-check", "/cases"]) {
      const answer = await ask(undefined, "GET", path);
      expect(await answer.text(), path).toMatch(/^<!doctype html>/);
      expect(String(answer.headers.get("content-security-policy"))).toMatch(/default-src 'none'/);
      expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    }
    const head = await ask(undefined, "HEAD", "/");
    expect([head.status, await head.text()]).toStrictEqual([200, ""]);
    for (const method of ["POST", "PUT", "DELETE"])
      expect((await ask(undefined, method, "/")).status, method).toBe(405);
    expect((await ask(undefined, "GET", "/none.js")).status).toBe(404);
  });

  it("gives no file from outside the site or the outbox", async () => {
    for (const path of [
      "/../issuer-key.json",
      "/..%2fissuer-key.json",
      "/%2e%2e/issuer-key.json",
      "/assets/../../issuer-key.json",
      "/outbox/..%2f..%2fissuer-key.json/x",
      "/outbox/x/..%2f..%2fissuer-key.json",
      "/outbox/..",
    ]) {
      const answer = await raw(`GET ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`);
      expect(answer, path).not.toMatch(/cookieSecret/);
    }
  });

  it("tells the page who signs people in, and shows the outbox to people and programs", async () => {
    const config = (await (await ask(undefined, "GET", "/config.json")).json()) as Record<string, unknown>;
    expect([config.issuer, config.clientId, config.demo]).toStrictEqual([`${origin}/oidc`, "gridform-web", true]);
    await world.outbox.send({
      messageId: "<x@gridform>",
      to: { name: "王", address: "w@example.com" },
      language: "zh",
      subject: "十月通报",
      text: "t",
      html: "h",
      attachments: [{ filename: "十月.pdf", contentType: "application/pdf", bytes: new TextEncoder().encode("%PDF") }],
    });
    expect(await (await ask(undefined, "GET", "/outbox")).text()).toMatch(/十月通报/);
    const list = (await (
      await ask(undefined, "GET", "/outbox", { headers: { accept: "application/json" } })
    ).json()) as { items: { attachments: { url: string }[] }[] };
    const file = await ask(undefined, "GET", list.items[0]?.attachments[0]?.url ?? "");
    expect([file.headers.get("content-type"), await file.text()]).toStrictEqual(["application/pdf", "%PDF"]);
  });
});

describe("an upload", () => {
  const bytes = picture("of a house");
  const hash = createHash("sha256").update(bytes).digest("hex");
  const announce = (over: object = {}) =>
    ask("grid", "POST", "/api/v1/files", {
      body: JSON.stringify({ contentType: "image/jpeg", size: bytes.length, sha256: hash, ...over }),
    });

  type Ticket = { name: string; upload: { method: string; url: string; headers: Record<string, string> } };
  const ticket = async (over: object = {}) => (await (await announce(over)).json()) as Ticket;

  it("goes where the ticket says, and is read back by its uploader", async () => {
    const { name, upload } = await ticket();
    const put = (body: string | Uint8Array<ArrayBuffer>) =>
      ask(undefined, upload.method, upload.url, { body, headers: upload.headers });
    expect((await put("other bytes")).status).toBe(422);
    expect((await put(bytes)).status).toBe(204);
    expect((await put(bytes)).status).toBe(204);
    const read = await ask("grid", "GET", `/api/v1/files/${name}`);
    expect([read.headers.get("content-type"), new Uint8Array(await read.arrayBuffer())]).toStrictEqual([
      "image/jpeg",
      bytes,
    ]);
    expect(((await (await announce()).json()) as { upload?: unknown }).upload).toBe(undefined);
    expect((await ask("cadre", "GET", `/api/v1/files/${name}`)).status).toBe(404);
    expect((await ask(undefined, "GET", `/api/v1/files/${name}`)).status).toBe(401);
  });

  it("without a ticket, too large or of another kind is refused", async () => {
    const put = (path: string, body: string | Uint8Array<ArrayBuffer> = "x") =>
      ask("grid", "PUT", `/api/v1/${path}`, { body });
    expect((await put(`uploads/grid/${"b".repeat(64)}.jpg`)).status).toBe(404);
    // Somebody else's ticket is none of one's own.
    const { name } = await ticket();
    expect((await put(`uploads/cadre/${name}`)).status).toBe(404);
    expect((await put(`files/${name}`)).status).toBe(405);
    expect((await put("uploads/grid/..%2fx.jpg")).status).toBe(404);
    expect((await announce({ contentType: "image/svg+xml" })).status).toBe(415);
    expect((await announce({ size: 9 * 1024 * 1024 })).status).toBe(413);
    const { upload } = await ticket({ sha256: "c".repeat(64), size: 5 });
    // However much of it is on its way, its sender hears why.
    for (const size of [6, 9 * 1024 * 1024]) {
      const large = await ask("grid", "PUT", upload.url, { body: new Uint8Array(size) });
      expect(large.status, String(size)).toBe(413);
    }
    const page = new TextEncoder().encode("<!doctype html>");
    const ofPage = { sha256: createHash("sha256").update(page).digest("hex"), size: page.length };
    expect((await ask("grid", "PUT", (await ticket(ofPage)).upload.url, { body: page })).status).toBe(415);
  });

  it("larger than its ticket says is refused before a byte of it comes, and stopped where it tells no length", async () => {
    const { upload } = await ticket({ sha256: "d".repeat(64), size: 5 });
    expect(await raw(`PUT ${upload.url} HTTP/1.1\r\nhost: x\r\ncontent-length: 6\r\n\r\n`)).toMatch(/^HTTP\/1.1 413 /);
    const chunks = "3\r\n123\r\n3\r\n456\r\n0\r\n\r\n";
    const unmeasured = `PUT ${upload.url} HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n${chunks}`;
    expect(await raw(unmeasured)).toMatch(/^HTTP\/1.1 413 /);
    await isAlive();
  });
});
