// Access tokens verified against the issuer's keys (RFC 9068), remembered for a minute.
import {
  createLocalJWKSet,
  createRemoteJWKSet,
  customFetch,
  errors,
  type JSONWebKeySet,
  type JWTHeaderParameters,
  type JWTPayload,
  type JWTVerifyGetKey,
  jwtVerify,
} from "jose";
import { problem } from "../../../core/problem.ts";
import type { Memory } from "../../store/memory.ts";

export type Verify = (token: string) => Promise<{ person: string }>;

const rememberMilliseconds = 60_000;
/** How far the issuer's clock may be from ours, at a token's beginning (`nbf`) and at its end (`exp`). */
const toleranceSeconds = 60;
const tokenAlgorithms = ["ES256", "RS256", "PS256", "EdDSA"];

/** The issuer could not be asked for its keys. */
class IssuerSilent extends Error {}

export type VerifyOptions = {
  keys: JWTVerifyGetKey;
  /** The exact `iss`; left out where the keys alone prove it (the embedded issuer, whose port may change). */
  issuer?: string;
  audience: string;
  memory: Memory;
  now: () => number;
};

/**
 * The person a token speaks for: the claim `gridform_person`, else `username`, else `sub`. Throws `not-signed-in`,
 * or `too-busy` while the issuer's keys cannot be had: then nobody can say that the token is wrong.
 */
export function makeVerify({ keys, issuer, audience, memory, now }: VerifyOptions): Verify {
  const known = (token: string): Promise<Known> =>
    memory.recall(`token:${token}`, rememberMilliseconds, async () => {
      try {
        const currentDate = new Date(now());
        const wanted = {
          issuer,
          algorithms: tokenAlgorithms,
          requiredClaims: ["exp"],
          currentDate,
          clockTolerance: toleranceSeconds,
        };
        const { payload, protectedHeader } = await jwtVerify(token, keys, wanted);
        if (!isAccessToken(protectedHeader, payload)) throw new Error("not an access token");
        // Cognito's access tokens carry the client in `client_id` and no `aud`. Where there is one it alone counts, as in API
        // Gateway: a token that our own client was given for another service is not for us.
        if (![payload.aud ?? payload.client_id].flat().includes(audience)) throw new Error("audience");
        const person = payload.gridform_person ?? payload.username ?? payload.sub;
        if (typeof person !== "string") throw new Error("subject");
        return { person, until: (Number(payload.exp) + toleranceSeconds) * 1000 };
      } catch (error) {
        if (isOutOfReach(error)) throw problem("too-busy", { reason: "issuer-unreachable" });
        throw notSignedIn((error as { code?: string }).code === "ERR_JWT_EXPIRED" ? "token-expired" : "token-invalid");
      }
    });
  return async (token) => {
    const { person, until } = await known(token);
    // A remembered token ends when it says so, not when it is forgotten.
    if (until <= now()) throw notSignedIn("token-expired");
    return { person };
  };
}

type Known = { person: string; until: number };

const notSignedIn = (reason: "token-expired" | "token-invalid") => problem("not-signed-in", { reason });

/** An id token has the same key and audience, but speaks to the page alone: it has no scope (RFC 9068 section 2, Cognito's `token_use`). */
const isAccessToken = ({ typ }: JWTHeaderParameters, { token_use, scope, scp }: JWTPayload): boolean =>
  /^(application\/)?at\+jwt$/i.test(typ ?? "") ||
  token_use === "access" ||
  (token_use === undefined && (scope !== undefined || scp !== undefined));

/** Fetching the keys failed: no answer, or not the keys. */
const isOutOfReach = (error: unknown): boolean =>
  error instanceof IssuerSilent ||
  (error instanceof errors.JOSEError && ["ERR_JWKS_TIMEOUT", "ERR_JOSE_GENERIC"].includes(error.code));

export const localKeys = (set: JSONWebKeySet): JWTVerifyGetKey => createLocalJWKSet(set);

/** Keys fetched when the first token comes; the set itself refreshes and rate-limits its own fetching. */
export function remoteKeys(uri: () => Promise<string>, fetching: typeof fetch = fetch): JWTVerifyGetKey {
  let opened: Promise<JWTVerifyGetKey> | undefined;
  return async (header, token) => {
    opened ??= uri().then((it) => createRemoteJWKSet(new URL(it), { [customFetch]: fetching }));
    const known = await opened.catch((error: unknown) => {
      opened = undefined;
      throw new IssuerSilent("discovery", { cause: error });
    });
    try {
      return await known(header, token);
    } catch (error) {
      throw error instanceof errors.JOSEError ? error : new IssuerSilent("keys", { cause: error });
    }
  };
}

/** An issuer that connects and then says nothing is given up: whoever waits for it waits for a sign-in, or holds a piece of work. */
const silenceMilliseconds = 10_000;

/** Where an issuer publishes its keys (OpenID Connect Discovery 1.0, section 4). */
export async function jwksUriOf(
  issuer: string,
  fetching: typeof fetch = fetch,
  silence = silenceMilliseconds,
): Promise<string> {
  const response = await fetching(`${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(silence),
  });
  if (!response.ok) throw new Error(`The issuer answers its discovery with ${response.status}`);
  return String(((await response.json()) as { jwks_uri: string }).jwks_uri);
}
