// The embedded issuer's signing key, kept in the data folder, and tokens signed with it.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { exportJWK, generateKeyPair, importJWK, type JSONWebKeySet, type JWK, SignJWT } from "jose";

export type LocalKeys = { privateKeys: JSONWebKeySet; publicKeys: JSONWebKeySet; cookieSecret: string };

/** Reads the key, making it the first time. The file is for its owner's eyes alone. */
export async function openLocalKeys(dataFolder: string, randomHex: () => string): Promise<LocalKeys> {
  const place = join(dataFolder, "issuer-key.json");
  const kept = await readFile(place, "utf8").catch(() => undefined);
  const { jwk, cookieSecret } = kept
    ? (JSON.parse(kept) as { jwk: JWK; cookieSecret: string })
    : await makeKey(place, randomHex);
  const { d: _secret, ...open } = jwk;
  return { privateKeys: { keys: [jwk] }, publicKeys: { keys: [open] }, cookieSecret };
}

async function makeKey(place: string, randomHex: () => string): Promise<{ jwk: JWK; cookieSecret: string }> {
  const { privateKey } = await generateKeyPair("ES256", { extractable: true });
  const jwk: JWK = { ...(await exportJWK(privateKey)), kid: randomHex().slice(0, 16), alg: "ES256", use: "sig" };
  const made = { jwk, cookieSecret: randomHex() };
  await mkdir(dirname(place), { recursive: true, mode: 0o700 });
  // `wx`: of two processes that start at once, one makes the key and the other reads it.
  return writeFile(place, JSON.stringify(made), { mode: 0o600, flag: "wx" }).then(
    () => made,
    async () => JSON.parse(await readFile(place, "utf8")) as typeof made,
  );
}

/** A token as the embedded issuer would give it to a person; for the command line. */
export async function signToken(
  keys: LocalKeys,
  about: { person: string; issuer: string; audience: string; seconds: number; now: number },
): Promise<string> {
  const jwk = keys.privateKeys.keys[0] as JWK;
  return new SignJWT({ scope: "api", client_id: about.audience })
    .setProtectedHeader({ alg: "ES256", typ: "at+jwt", kid: jwk.kid })
    .setSubject(about.person)
    .setIssuer(about.issuer)
    .setAudience(about.audience)
    .setIssuedAt(Math.floor(about.now / 1000))
    .setExpirationTime(Math.floor(about.now / 1000) + about.seconds)
    .sign(await importJWK(jwk, "ES256"));
}
