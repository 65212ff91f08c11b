// Whose token it is: signed by the issuer, for us, an access token, and not over.

import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, type JWK, SignJWT, UnsecuredJWT } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { jwksUriOf, localKeys, makeVerify, remoteKeys } from "../../../functions/adapters/oidc/verify.ts";
import { Memory } from "../../../functions/store/memory.ts";
import { refusedWith } from "../../support/refused.ts";

const issuer = "https://issuer.example";
const start = Date.parse("2026-11-20T02:00:00.000Z");
let now = start;
const keys = await generateKeyPair("ES256", { extractable: true });
const rsa = await generateKeyPair("RS256", { extractable: true });
const stranger = await generateKeyPair("ES256", { extractable: true });
const publicKey: JWK = { ...(await exportJWK(keys.publicKey)), kid: "k1", alg: "ES256", use: "sig" };
const rsaKey: JWK = { ...(await exportJWK(rsa.publicKey)), kid: "r1", alg: "RS256", use: "sig" };
const verifierOf = (over: object = {}) =>
  makeVerify({
    keys: localKeys({ keys: [publicKey, rsaKey] }),
    issuer,
    audience: "gridform-web",
    memory: new Memory(() => now),
    now: () => now,
    ...over,
  });

type Making = {
  claims?: object;
  header?: object;
  key?: CryptoKey;
  subject?: string;
  issuer?: string;
  audience?: string | undefined;
  expires?: number;
};
function token({
  claims = { scope: "api" },
  header = {},
  key = keys.privateKey,
  subject = "grid",
  issuer: from = issuer,
  audience = "gridform-web",
  expires = 3600,
}: Making = {}): Promise<string> {
  const jwt = new SignJWT({ ...claims })
    .setProtectedHeader({ alg: "ES256", kid: "k1", typ: "at+jwt", ...header })
    .setSubject(subject)
    .setIssuer(from)
    .setIssuedAt(Math.floor(start / 1000));
  if (audience) jwt.setAudience(audience);
  if (Number.isFinite(expires)) jwt.setExpirationTime(Math.floor(start / 1000) + expires);
  return jwt.sign(key);
}
const refused = async (made: string | Promise<string>, over?: object) =>
  expect(verifierOf(over)(await made)).rejects.toSatisfy(refusedWith("not-signed-in"));

describe("a token", () => {
  it("speaks for its subject, or for whom the issuer's own claim names", async () => {
    const person = async (claims: object) =>
      (await verifierOf()(await token({ claims: { scope: "api", ...claims } }))).person;
    expect(await person({})).toBe("grid");
    expect(await person({ username: "cognito-name" })).toBe("cognito-name");
    expect(await person({ username: "cognito-name", gridform_person: "wang" })).toBe("wang");
  });

  it("may be signed by any key of the issuer, and carry us as its client instead of its audience", async () => {
    expect((await verifierOf()(await token({ key: rsa.privateKey, header: { alg: "RS256", kid: "r1" } }))).person).toBe(
      "grid",
    );
    const cognito = token({
      claims: { token_use: "access", client_id: "gridform-web", scope: "openid" },
      audience: "",
      header: { typ: undefined },
    });
    expect((await verifierOf()(await cognito)).person).toBe("grid");
  });

  it("is refused when it is over by more than clocks differ, and says so; a remembered one too", async () => {
    const verify = verifierOf();
    const short = await token({ expires: 30 });
    expect((await verify(short)).person).toBe("grid");
    try {
      now = start + 89_000;
      expect((await verify(short)).person).toBe("grid");
      expect((await verifierOf()(short)).person).toBe("grid");
      now = start + 91_000;
      await expect(verify(short)).rejects.toSatisfy((error: { details: object }) => {
        expect(error.details).toStrictEqual({ reason: "token-expired" });
        return refusedWith("not-signed-in")(error);
      });
    } finally {
      now = start;
    }
  });

  it("close to its end is not remembered past it", async () => {
    const verify = verifierOf();
    const short = await token({ expires: -30 });
    expect((await verify(short)).person).toBe("grid");
    await new Promise(setImmediate);
    now = start + 31_000;
    try {
      await expect(verify(short)).rejects.toSatisfy(refusedWith("not-signed-in"));
    } finally {
      now = start;
    }
  });

  it("of an issuer whose clock is up to a minute ahead is good at once", async () => {
    const from = (seconds: number) => token({ claims: { scope: "api", nbf: start / 1000 + seconds } });
    for (const ahead of [2, 60]) expect((await verifierOf()(await from(ahead))).person, `${ahead} s`).toBe("grid");
    await refused(from(62));
  });

  it("that our own client was given for another service is not for us", async () => {
    await refused(token({ audience: "another-service", claims: { scope: "api", client_id: "gridform-web" } }));
    const several = token({ claims: { scope: "api", aud: ["another-service", "gridform-web"] }, audience: "" });
    expect((await verifierOf()(await several)).person).toBe("grid");
  });

  it("is refused with another key, issuer or audience", async () => {
    await refused(token({ key: stranger.privateKey }));
    await refused(token({ key: stranger.privateKey, header: { kid: "other" } }));
    await refused(token({ issuer: "https://issuer.example.evil" }));
    await refused(token({ audience: "another-client" }));
    await refused(token({ audience: "" }));
  });

  it("is refused without a signature, or with one made of our public key", async () => {
    await refused(
      new UnsecuredJWT({ scope: "api" })
        .setSubject("administrator")
        .setIssuer(issuer)
        .setAudience("gridform-web")
        .setExpirationTime("1h")
        .encode(),
    );
    const secret = new TextEncoder().encode(JSON.stringify(publicKey));
    const forged = new SignJWT({ scope: "api" })
      .setProtectedHeader({ alg: "HS256", typ: "at+jwt" })
      .setSubject("administrator")
      .setIssuer(issuer)
      .setAudience("gridform-web")
      .setExpirationTime(Math.floor(start / 1000) + 60);
    await refused(forged.sign(secret));
    const good = await token();
    const [head, body, signature] = good.split(".") as [string, string, string];
    const changed = Buffer.from(
      JSON.stringify({ ...JSON.parse(Buffer.from(body, "base64url").toString()), sub: "administrator" }),
    ).toString("base64url");
    for (const bad of [
      `${head}.${changed}.${signature}`,
      `${head}.${body}.`,
      `${head}.${body}`,
      "",
      "x",
      "a.b.c",
      good.slice(0, -4),
    ])
      await refused(bad);
  });

  it("is refused when it never ends", async () => {
    await refused(token({ expires: Number.NaN }));
  });

  it("is refused when it is an id token: that one speaks to the page alone", async () => {
    await refused(token({ claims: { nonce: "x", at_hash: "y" }, header: { typ: "JWT" } }));
    await refused(token({ claims: { token_use: "id", scope: "api" }, header: { typ: "JWT" } }));
    expect((await verifierOf()(await token({ header: { typ: "JWT" } }))).person).toBe("grid");
  });
});

describe("an issuer", () => {
  let server: Server;
  let origin: string;
  let fate: "good" | "down" | "nonsense" = "good";
  let asked = 0;
  beforeAll(async () => {
    server = createServer((request, response) => {
      asked++;
      if (fate === "down") return void response.writeHead(503).end();
      if (fate === "nonsense") return void response.end("<html>");
      const body = request.url?.endsWith("/keys") ? { keys: [publicKey] } : { jwks_uri: `${origin}/keys` };
      response.setHeader("content-type", "application/json").end(JSON.stringify(body));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  const remote = () => verifierOf({ keys: remoteKeys(() => jwksUriOf(origin)) });

  it("is asked for its keys once", async () => {
    asked = 0;
    const verify = remote();
    for (const subject of ["a", "b", "c"]) expect((await verify(await token({ subject }))).person).toBe(subject);
    expect(asked).toBe(2);
  });

  it("that cannot be reached makes nobody a stranger: the answer is to come again", async () => {
    const verify = remote();
    for (const down of ["down", "nonsense"] as const) {
      fate = down;
      await expect(verify(await token()), down).rejects.toSatisfy(refusedWith("too-busy"));
    }
    fate = "good";
    expect((await verify(await token())).person).toBe("grid");
    const nowhere = verifierOf({ keys: remoteKeys(() => jwksUriOf("http://127.0.0.1:9")) });
    await expect(nowhere(await token())).rejects.toSatisfy(refusedWith("too-busy"));
  });
});
