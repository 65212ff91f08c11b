// Signing out: the issuer forgets the person too, by whichever way it has for that.
import { expect, test } from "vitest";
import { createSession, sessionKey } from "../../../web/app/session.ts";

const home = "https://grid.example.gov.cn/";
const cognito = "https://gridform-prod-123456789012.auth.eu-west-1.amazoncognito.com";

/** Where a device is led that signs out at an issuer with this discovery document. */
async function ledTo(discovered: Record<string, string>): Promise<URL | undefined> {
  const kept = new Map([[sessionKey, JSON.stringify({ access: "a", expiresAt: 0, refresh: "r", id: "the-id-token" })]]);
  const documents: Record<string, object> = {
    "config.json": { issuer: discovered.issuer, clientId: "client-1" },
    [`${discovered.issuer}/.well-known/openid-configuration`]: discovered,
  };
  let left: string | undefined;
  const session = createSession({
    storage: {
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (name: string, value: string) => void kept.set(name, value),
      removeItem: (name: string) => void kept.delete(name),
    } as unknown as Storage,
    fetch: (async (url: string) => Response.json(documents[url])) as typeof fetch,
    crypto,
    now: () => 0,
    leave: (url) => {
      left = url;
    },
    home,
  });
  await session.signOut();
  expect(session.state()).toBe("out");
  return left === undefined ? undefined : new URL(left);
}

const ofCognito = {
  issuer: "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abc",
  authorization_endpoint: `${cognito}/oauth2/authorize`,
  token_endpoint: `${cognito}/oauth2/token`,
};
const own = {
  issuer: "https://id.example.gov.cn/realms/staff",
  authorization_endpoint: "https://id.example.gov.cn/auth",
  token_endpoint: "https://id.example.gov.cn/token",
};

test("at an issuer of OpenID Connect names the person and the way back in the standard's words", async () => {
  const url = await ledTo({ ...own, end_session_endpoint: "https://id.example.gov.cn/logout" });
  expect(url?.origin + String(url?.pathname)).toBe("https://id.example.gov.cn/logout");
  expect(Object.fromEntries(url?.searchParams ?? [])).toStrictEqual({
    client_id: "client-1",
    post_logout_redirect_uri: home,
    id_token_hint: "the-id-token",
  });
});

test("at Amazon Cognito names the way back in Cognito's own word, whether its document names the place or not", async () => {
  for (const document of [ofCognito, { ...ofCognito, end_session_endpoint: `${cognito}/logout` }]) {
    const url = await ledTo(document);
    expect(url?.origin + String(url?.pathname)).toBe(`${cognito}/logout`);
    expect(Object.fromEntries(url?.searchParams ?? [])).toStrictEqual({ client_id: "client-1", logout_uri: home });
  }
});

test("at an issuer that has no way out forgets the person on this device alone", async () => {
  expect(await ledTo(own)).toBe(undefined);
});
