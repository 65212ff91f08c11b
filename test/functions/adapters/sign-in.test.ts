// Signing in at the embedded issuer, as the page does it: code flow with PKCE, cookies, a token that works, a refresh.

import { createHash, randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { forever } from "../../../functions/store/memory.ts";
import { freePort } from "../../support/service.ts";
import { openWorld, type World } from "../../support/world.ts";

let world: World;
let origin: string;
let discovery: Record<string, string>;
beforeAll(async () => {
  world = await openWorld({ environment: { PORT: String(await freePort()) } });
  origin = await world.listen();
  discovery = (await (await fetch(`${origin}/oidc/.well-known/openid-configuration`)).json()) as Record<string, string>;
});
afterAll(async () => {
  expect(world.errors).toStrictEqual([]);
  await world.close();
});

const resource = () => `${origin}/api/v1`;
const verifierOf = () => randomBytes(32).toString("base64url");
const challengeOf = (verifier: string) => createHash("sha256").update(verifier).digest("base64url");

/** A browser that keeps cookies and follows redirects within the product. */
function browser() {
  const cookies = new Map<string, string>();
  const visit = async (url: string, method = "GET"): Promise<Response> => {
    const response = await fetch(new URL(url, origin), {
      method,
      redirect: "manual",
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ""] = cookie.split(";");
      const at = pair.indexOf("=");
      if (/expires=Thu, 01 Jan 1970/i.test(cookie)) cookies.delete(pair.slice(0, at));
      else cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  };
  /** Follows redirects until a page, or an address outside the issuer. */
  const follow = async (url: string, method = "GET"): Promise<{ response: Response; url: string }> => {
    const response = await visit(url, method);
    const location = response.headers.get("location");
    if (!location) return { response, url };
    const next = new URL(location, origin);
    return next.pathname.startsWith("/oidc/") ? follow(next.href) : { response, url: next.href };
  };
  return { follow };
}

const authorization = (verifier: string, over: Record<string, string> = {}) =>
  `${discovery.authorization_endpoint}?${new URLSearchParams({
    response_type: "code",
    client_id: "gridform-web",
    redirect_uri: `${origin}/`,
    scope: "openid offline_access api",
    prompt: "consent",
    resource: resource(),
    state: "state-1",
    code_challenge: challengeOf(verifier),
    code_challenge_method: "S256",
    ...over,
  })}`;

async function signIn(person: string, verifier: string, over?: Record<string, string>): Promise<URL> {
  const { follow } = browser();
  const page = await follow(authorization(verifier, over));
  expect(page.response.status).toBe(200);
  expect(await page.response.text()).toMatch(/data-person|选择/);
  const { url } = await follow(`${new URL(page.url).pathname}/as/${person}`, "POST");
  return new URL(url);
}
const exchange = (fields: Record<string, string>) =>
  fetch(discovery.token_endpoint as string, {
    method: "POST",
    body: new URLSearchParams({ client_id: "gridform-web", resource: resource(), ...fields }),
  });
const codeOf = (url: URL) => url.searchParams.get("code") ?? "";
const me = (token: string) => fetch(`${origin}/api/v1/me`, { headers: { authorization: `Bearer ${token}` } });
type Tokens = { access_token: string; refresh_token: string; id_token: string; token_type: string };

describe("signing in", () => {
  it("gives a code for the page, and for the code a token that works", async () => {
    const verifier = verifierOf();
    const back = await signIn("grid", verifier);
    expect([back.origin, back.pathname, back.searchParams.get("state")]).toStrictEqual([origin, "/", "state-1"]);
    const response = await exchange({
      grant_type: "authorization_code",
      code: codeOf(back),
      redirect_uri: `${origin}/`,
      code_verifier: verifier,
    });
    expect(response.status).toBe(200);
    const tokens = (await response.json()) as Tokens;
    const who = await me(tokens.access_token);
    expect([who.status, ((await who.json()) as { person: string }).person]).toStrictEqual([200, "grid"]);
    expect((await me(tokens.id_token)).status).toBe(401);
    expect((await me(tokens.refresh_token)).status).toBe(401);

    const refreshed = (await (
      await exchange({ grant_type: "refresh_token", refresh_token: tokens.refresh_token })
    ).json()) as Tokens;
    expect(refreshed.access_token).not.toBe(tokens.access_token);
    expect((await me(refreshed.access_token)).status).toBe(200);
  });

  it("is refused with another verifier, without one, or with a code that was used", async () => {
    const verifier = verifierOf();
    const code = codeOf(await signIn("grid", verifier));
    const give = (fields: Record<string, string>) =>
      exchange({ grant_type: "authorization_code", code, redirect_uri: `${origin}/`, ...fields });
    expect((await give({ code_verifier: verifierOf() })).status).toBe(400);
    const other = codeOf(await signIn("grid", verifier));
    expect((await exchange({ grant_type: "authorization_code", code: other, redirect_uri: `${origin}/` })).status).toBe(
      400,
    );
    const third = codeOf(await signIn("grid", verifier));
    const used = { grant_type: "authorization_code", code: third, redirect_uri: `${origin}/`, code_verifier: verifier };
    expect([(await exchange(used)).status, (await exchange(used)).status]).toStrictEqual([200, 400]);
    expect((await exchange({ grant_type: "refresh_token", refresh_token: "made-up" })).status).toBe(400);
  });

  it("is refused without PKCE, and sends nobody to another address", async () => {
    const { follow } = browser();
    const plain = await follow(authorization(verifierOf(), { code_challenge: "", code_challenge_method: "" }));
    expect(plain.url).toMatch(/error=invalid_request/);
    for (const redirect_uri of ["https://evil.example/", `${origin}/other`, `${origin}.evil.example/`]) {
      const { response, url } = await follow(authorization(verifierOf(), { redirect_uri }));
      expect(response.status, redirect_uri).toBe(400);
      expect(new URL(url).origin).toBe(origin);
    }
    expect((await follow(authorization(verifierOf(), { client_id: "another" }))).response.status).toBe(400);
  });

  it("as somebody whom nobody knows gives a token that opens nothing", async () => {
    const verifier = verifierOf();
    const back = await signIn("never-seen", verifier);
    const tokens = (await (
      await exchange({
        grant_type: "authorization_code",
        code: codeOf(back),
        redirect_uri: `${origin}/`,
        code_verifier: verifier,
      })
    ).json()) as Tokens;
    const answer = await me(tokens.access_token);
    expect([answer.status, ((await answer.json()) as { reason: string }).reason]).toStrictEqual([
      401,
      "unknown-person",
    ]);
  });

  it("still holds after others have begun two thousand sign-ins and ended none", async () => {
    const verifier = verifierOf();
    const code = codeOf(await signIn("grid", verifier));
    const answer = await exchange({
      grant_type: "authorization_code",
      code,
      redirect_uri: `${origin}/`,
      code_verifier: verifier,
    });
    const { refresh_token } = (await answer.json()) as Tokens;
    for (let round = 0; round < 45; round++) {
      const begun = Array.from({ length: 50 }, () => fetch(authorization(verifierOf()), { redirect: "manual" }));
      for (const { status } of await Promise.all(begun)) expect(status).toBe(303);
    }
    expect((await exchange({ grant_type: "refresh_token", refresh_token })).status).toBe(200);
  });

  it("five thousand times pushes nothing but tokens out of what is remembered", async () => {
    const { memory, verify } = world.deps;
    memory.keep("a form", "remembered", forever);
    for (let round = 0; round < 51; round++) {
      const tokens = await Promise.all(Array.from({ length: 100 }, () => world.token("grid")));
      await Promise.all(tokens.map(verify));
    }
    expect(await memory.recall("a form", forever, async () => "forgotten")).toBe("remembered");
  });

  it("in an old tab begins again from the page", async () => {
    const stale = await fetch(`${origin}/oidc/login/none/as/grid`, { method: "POST", redirect: "manual" });
    expect([stale.status, stale.headers.get("location")]).toStrictEqual([303, "/"]);
  });
});
