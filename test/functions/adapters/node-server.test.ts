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

  it("refuses a submission in GBK and keeps nothing of it", async () => {
    const id = uuid(0xee0009);
    const submission = JSON.stringify(
      world.submission("household-visit", visit({ note: "NOTE" }), { id, subject: "hou_0001" }),
    );
    const [before = "", after = ""] = submission.split("NOTE");
    // 会议室
    const body = Buffer.concat([Buffer.from(before, "latin1"), Buffer.from("bbe1d2e9cad2", "hex"), Buffer.from(after)]);
    for (const type of ["application/json", "application/json; charset=gbk", "text/plain"]) {
      const answer = await ask("grid", "POST", "/api/v1/submissions", { body, headers: { "content-type": type } });
      expect([answer.status, await answer.text()], type).toStrictEqual([
        400,
        expect.stringMatching(/"code":"encoding"/),
      ]);
    }
    expect((await ask("grid", "GET", `/api/v1/submissions/${id}`)).status).toBe(404);
  });

  it("refuses ten megabytes, and cuts off who sends without end", async () => {
    const answer = await ask("grid", "POST", "/api/v1/submissions", {
      body: JSON.stringify({ x: "x".repeat(10 * 1024 * 1024) }),
    });
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toStrictEqual([413, "body-too-large"]);
    const endless = await raw(
      `POST /api/v1/submissions HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 99999999\r\n\r\n${"x".repeat(17 * 1024 * 1024)}`,
    );
    expect(endless).toBe("");
    await isAlive();
  });

  it("is harmed by nobody who hangs up in the middle, before, or while it answers", async () => {
    const token = await world.token("grid");
    const head = `POST /api/v1/submissions HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer ${token}\r\n`;
    const hangUps = [
      `${head}content-length: 5000\r\n\r\n{"id":`,
      `${head}transfer-encoding: chunked\r\n\r\n5\r\n{"id"`,
      "GET /api/v1/sync HTTP/1.1\r\nhost: 127.0.0.1\r\n",
      `GET /api/v1/forms HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer ${token}\r\n\r\n`,
      `PUT /api/v1/uploads/grid/${"a".repeat(64)}.jpg HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 500\r\n\r\nxx`,
    ];
    await Promise.all(hangUps.flatMap((bytes) => Array.from({ length: 5 }, () => raw(bytes, { hangUp: true }))));
    await pause(50);
    await isAlive();
  });

  it("is harmed by no bytes at all", async () => {
    for (const bytes of [
      "\u0000\u0001\r\n\r\n",
      "GET\r\n\r\n",
      "FOO / HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n",
      "GET http://[ HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n",
      "GET //x//..//y HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n",
      "GET /%zz HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n",
      "GET /outbox/%zz/%ff HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n",
      "GET /outbox/../../etc/passwd HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n",
      "GET /oidc/login/%zz HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n",
      "GET /oidc/../api HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n",
      "OPTIONS * HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n",
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

  it("answers under its own names alone: a page of elsewhere whose name points here is refused", async () => {
    for (const host of ["localhost", `localhost:${port}`, "127.0.0.1:1", "[::1]:8787", "LOCALHOST"]) {
      const answer = await raw(`GET /health HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`);
      expect(answer, host).toMatch(/^HTTP\/1\.1 200/);
    }
    const token = await world.token("grid");
    for (const host of [
      "evil.example",
      `evil.example:${port}`,
      "127.0.0.1.evil.example",
      "localhost.evil.example",
      "192.168.1.5",
      "127.0.0.1@evil.example",
      "evil.example/127.0.0.1",
      "",
    ]) {
      for (const path of ["/", "/config.json", "/outbox", "/oidc/.well-known/openid-configuration", "/api/v1/me"]) {
        const answer = await raw(
          `GET ${path} HTTP/1.1\r\nhost: ${host}\r\nauthorization: Bearer ${token}\r\nconnection: close\r\n\r\n`,
        );
        expect(answer, `${host} ${path}`).toMatch(/^HTTP\/1\.1 400[\s\S]*"code":"host-unknown"/);
      }
    }
    expect(await raw("GET /health HTTP/1.1\r\nconnection: close\r\n\r\n")).toMatch(
      /^HTTP\/1\.1 400[\s\S]*host-unknown/,
    );
  });

  it("sends its security headers with every answer, whatever was asked and however badly", async () => {
    const host = "host: 127.0.0.1\r\nconnection: close\r\n";
    const asked = {
      "a page": `GET /forms HTTP/1.1\r\n${host}\r\n`,
      "its settings": `GET /config.json HTTP/1.1\r\n${host}\r\n`,
      "a file that is not there": `GET /none.js HTTP/1.1\r\n${host}\r\n`,
      "a method that is not allowed": `DELETE / HTTP/1.1\r\n${host}\r\n`,
      "the API without a token": `GET /api/v1/me HTTP/1.1\r\n${host}\r\n`,
      "a route that is not there": `GET /api/v1/none HTTP/1.1\r\n${host}\r\n`,
      "a body that is too large": `POST /api/v1/submissions HTTP/1.1\r\n${host}content-length: 3000000\r\n\r\n${"x".repeat(3_000_000)}`,
      "an upload that nobody announced": `PUT /api/v1/files/${"b".repeat(64)}.jpg HTTP/1.1\r\n${host}content-length: 1\r\n\r\nx`,
      "a stream of bytes": `GET /api/v1/openapi.json HTTP/1.1\r\n${host}\r\n`,
      "the outbox": `GET /outbox HTTP/1.1\r\n${host}\r\n`,
      "a mail that is not there": `GET /outbox/x/y HTTP/1.1\r\n${host}\r\n`,
      "the issuer's document": `GET /oidc/.well-known/openid-configuration HTTP/1.1\r\n${host}\r\n`,
      "a sign-in that is gone": `GET /oidc/login/none HTTP/1.1\r\n${host}\r\n`,
      "a sign-in that is wrong": `GET /oidc/auth?client_id=none HTTP/1.1\r\n${host}\r\n`,
      "the way out": `GET /oidc/session/end HTTP/1.1\r\n${host}\r\n`,
      "nothing of the issuer": `GET /oidc/none HTTP/1.1\r\n${host}\r\n`,
      "a token for nothing": `POST /oidc/token HTTP/1.1\r\n${host}content-type: application/x-www-form-urlencoded\r\ncontent-length: 1\r\n\r\nx`,
      "an address that is badly written": `GET /oidc/%zz HTTP/1.1\r\n${host}\r\n`,
      "another name": "GET / HTTP/1.1\r\nhost: evil.example\r\nconnection: close\r\n\r\n",
      "no name": "GET / HTTP/1.1\r\nconnection: close\r\n\r\n",
      "what nobody expects": `GET / HTTP/1.1\r\n${host}expect: the-unexpected\r\n\r\n`,
      "no HTTP": "GET\r\n\r\n",
      "too long a head": `GET / HTTP/1.1\r\n${host}x: ${"x".repeat(20_000)}\r\n\r\n`,
    };
    for (const [what, bytes] of Object.entries(asked)) {
      const head = (await raw(bytes)).split("\r\n\r\n")[0] ?? "";
      expect(head, what).toMatch(/^HTTP\/1\.1 \d/);
      for (const header of [
        /^content-security-policy: default-src 'none'; .*frame-ancestors 'none'/im,
        /^x-content-type-options: nosniff$/im,
        /^x-frame-options: DENY$/im,
        /^referrer-policy: no-referrer$/im,
        /^permissions-policy: ./im,
      ])
        expect(head, what).toMatch(header);
    }
    await isAlive();
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
      const answer = await raw(`GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n\r\n`);
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
    expect(await raw(`PUT ${upload.url} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 6\r\n\r\n`)).toMatch(
      /^HTTP\/1.1 413 /,
    );
    const chunks = "3\r\n123\r\n3\r\n456\r\n0\r\n\r\n";
    const unmeasured = `PUT ${upload.url} HTTP/1.1\r\nhost: 127.0.0.1\r\ntransfer-encoding: chunked\r\n\r\n${chunks}`;
    expect(await raw(unmeasured)).toMatch(/^HTTP\/1.1 413 /);
    await isAlive();
  });
});
