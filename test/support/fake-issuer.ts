// An OpenID Connect issuer good enough for the code flow: it checks the redirect, the state and the PKCE proof, and rotates refresh tokens.
import { createHash, randomBytes } from "node:crypto";

type Code = { person: string; challenge: string; redirect: string };
export type IssuerAnswer = { status: number; headers?: Record<string, string>; html?: string; json?: unknown };

export type FakeIssuer = ReturnType<typeof createFakeIssuer>;

export function createFakeIssuer(base: () => string, people: { id: string; name: string }[]) {
  const codes = new Map<string, Code>();
  const refreshTokens = new Map<string, string>();
  let issued = 0;

  const tokensFor = (person: string) => {
    issued++;
    const refresh = randomBytes(8).toString("hex");
    refreshTokens.set(refresh, person);
    return {
      access_token: `fake.${person}.${issued}`,
      token_type: "Bearer",
      expires_in: 300,
      refresh_token: refresh,
      id_token: `id.${person}`,
    };
  };

  function token(form: URLSearchParams): IssuerAnswer {
    if (form.get("grant_type") === "refresh_token") {
      const person = refreshTokens.get(form.get("refresh_token") ?? "");
      refreshTokens.delete(form.get("refresh_token") ?? "");
      return person ? { status: 200, json: tokensFor(person) } : { status: 400, json: { error: "invalid_grant" } };
    }
    const code = codes.get(form.get("code") ?? "");
    codes.delete(form.get("code") ?? "");
    const proof = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    if (!code || code.challenge !== proof || code.redirect !== form.get("redirect_uri")) {
      return { status: 400, json: { error: "invalid_grant" } };
    }
    return { status: 200, json: tokensFor(code.person) };
  }

  /** Without `person` a page on which one chooses who to be. */
  function authorize(query: URLSearchParams): IssuerAnswer {
    const redirect = query.get("redirect_uri") ?? "";
    if (query.get("response_type") !== "code" || redirect !== `${base()}/` || !query.get("code_challenge")) {
      return { status: 400, json: { error: "invalid_request" } };
    }
    const person = query.get("person");
    if (!person) {
      const links = people.map(({ id, name }) => {
        const to = new URLSearchParams(query);
        to.set("person", id);
        return `<li><a id="${id}" href="/oidc/auth?${to}">${name}</a></li>`;
      });
      return { status: 200, html: `<!doctype html><title>Fake issuer</title><ul>${links.join("")}</ul>` };
    }
    const code = randomBytes(8).toString("hex");
    codes.set(code, { person, challenge: query.get("code_challenge") ?? "", redirect });
    const answer = new URLSearchParams({ code, state: query.get("state") ?? "" });
    return { status: 302, headers: { location: `${redirect}?${answer}` } };
  }

  return {
    /** Nobody's refresh token holds any more. */
    forgetEverybody: () => refreshTokens.clear(),
    tokensFor,
    answer(method: string, path: string, query: URLSearchParams, body: string): IssuerAnswer | undefined {
      if (path === "/oidc/.well-known/openid-configuration") {
        const at = (name: string) => `${base()}/oidc/${name}`;
        return {
          status: 200,
          json: {
            issuer: `${base()}/oidc`,
            authorization_endpoint: at("auth"),
            token_endpoint: at("token"),
            end_session_endpoint: at("end"),
          },
        };
      }
      if (path === "/oidc/auth") return authorize(query);
      if (path === "/oidc/token" && method === "POST") return token(new URLSearchParams(body));
      if (path === "/oidc/end")
        return { status: 302, headers: { location: query.get("post_logout_redirect_uri") ?? "/" } };
      return undefined;
    },
  };
}
