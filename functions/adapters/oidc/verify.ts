// Access tokens verified against the issuer's keys (RFC 9068), remembered for a minute.
import { createLocalJWKSet, createRemoteJWKSet, type JSONWebKeySet, type JWTVerifyGetKey, jwtVerify } from "jose";
import { problem } from "../../../core/problem.ts";
import type { Memory } from "../../usecases/memory.ts";

export type Verify = (token: string) => Promise<{ person: string }>;

const rememberMilliseconds = 60_000;
const tokenAlgorithms = ["ES256", "RS256", "PS256", "EdDSA"];

export type VerifyOptions = {
  keys: JWTVerifyGetKey;
  /** The exact `iss`; left out where the keys alone prove it (the embedded issuer, whose port may change). */
  issuer?: string;
  audience: string;
  memory: Memory;
  now: () => number;
};

/** The person a token speaks for: the claim `gridform_person`, else `username`, else `sub`. Throws `not-signed-in`. */
export function makeVerify({ keys, issuer, audience, memory, now }: VerifyOptions): Verify {
  return (token) =>
    memory.recall(`token:${token}`, rememberMilliseconds, async () => {
      try {
        const { payload } = await jwtVerify(token, keys, { issuer, algorithms: tokenAlgorithms, currentDate: new Date(now()) });
        // Cognito's access tokens carry the client in `client_id` and no `aud`.
        const audiences = [payload.aud, payload.client_id].flat();
        if (!audiences.includes(audience)) throw new Error("audience");
        if (payload.exp !== undefined && payload.exp * 1000 < now() + rememberMilliseconds) {
          // Close to its end: good for this request, not remembered past it.
          setImmediate(() => memory.forget(`token:${token}`));
        }
        const person = payload.gridform_person ?? payload.username ?? payload.sub;
        if (typeof person !== "string") throw new Error("subject");
        return { person };
      } catch (error) {
        throw problem("not-signed-in", { reason: (error as { code?: string }).code === "ERR_JWT_EXPIRED" ? "token-expired" : "token-invalid" });
      }
    });
}

export const localKeys = (set: JSONWebKeySet): JWTVerifyGetKey => createLocalJWKSet(set);

/** Keys fetched when the first token comes; the set itself refreshes and rate-limits its own fetching. */
export function remoteKeys(uri: () => Promise<string>): JWTVerifyGetKey {
  let opened: Promise<JWTVerifyGetKey> | undefined;
  return async (header, token) => {
    opened ??= uri().then((it) => createRemoteJWKSet(new URL(it)));
    return (await opened.catch((error: unknown) => {
      opened = undefined;
      throw error;
    }))(header, token);
  };
}

/** Where an issuer publishes its keys (OpenID Connect Discovery 1.0, section 4). */
export async function jwksUriOf(issuer: string): Promise<string> {
  const response = await fetch(`${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`);
  if (!response.ok) throw new Error(`The issuer answers its discovery with ${response.status}`);
  return String(((await response.json()) as { jwks_uri: string }).jwks_uri);
}
