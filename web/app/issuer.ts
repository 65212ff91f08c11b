// The way to the issuer: OpenID Connect code flow with PKCE (RFC 7636), by hand because it is so few lines. Fetched when first needed.
import { type Config, parse, type SessionWorld, type TokenStore } from "./session-world.ts";

type Discovered = {
  issuer: string;
  authorization_endpoint: string;
  token_endpoint: string;
  end_session_endpoint?: string;
};
type TokenAnswer = { access_token: string; expires_in?: number; refresh_token?: string; id_token?: string };

const ASKED = "gridform.sign-in";

export type Issuer = ReturnType<typeof createIssuer>;

export function createIssuer(world: SessionWorld, store: TokenStore) {
  // A failed read must not be remembered: the next try may have a network.
  const config = remembered(() => getJson<Config>("config.json"));
  const discover = remembered(async () => {
    const { issuer } = await config();
    return getJson<Discovered>(`${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`);
  });

  async function getJson<T>(url: string): Promise<T> {
    const answer = await world.fetch(url);
    if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
    return (await answer.json()) as T;
  }

  async function signIn(returnTo: string): Promise<void> {
    const settings = await config();
    const { authorization_endpoint } = await discover();
    const verifier = randomText(world.crypto);
    const state = randomText(world.crypto);
    world.storage.setItem(ASKED, JSON.stringify({ verifier, state, returnTo }));
    const digest = await world.crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier));
    const query = new URLSearchParams({
      response_type: "code",
      client_id: settings.clientId,
      redirect_uri: world.home,
      scope: settings.scope,
      state,
      code_challenge: base64url(new Uint8Array(digest)),
      code_challenge_method: "S256",
      // OpenID Connect Core 11: offline_access is granted only together with a prompt for consent.
      ...(settings.scope.split(" ").includes("offline_access") && { prompt: "consent" }),
      ...(settings.resource && { resource: settings.resource }),
    });
    world.leave(`${authorization_endpoint}?${query}`);
  }

  /** Takes the issuer's answer from the address; says where the reader wanted to go, or nothing when there is no such answer. */
  async function complete(search: string): Promise<string | undefined> {
    const answer = new URLSearchParams(search);
    const asked = parse<{ verifier: string; state: string; returnTo: string }>(world.storage.getItem(ASKED));
    const code = answer.get("code");
    if (!code && !answer.get("error")) return undefined;
    world.storage.removeItem(ASKED);
    if (!code || !asked || asked.state !== answer.get("state")) throw new Error(answer.get("error") ?? "state");
    await fetchTokens({
      grant_type: "authorization_code",
      code,
      redirect_uri: world.home,
      code_verifier: asked.verifier,
    });
    return asked.returnTo;
  }

  async function fetchTokens(form: Record<string, string>): Promise<"renewed" | "refused"> {
    const settings = await config();
    const { token_endpoint } = await discover();
    const answer = await world.fetch(token_endpoint, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({
        ...form,
        client_id: settings.clientId,
        ...(settings.resource && { resource: settings.resource }),
      }).toString(),
    });
    if (answer.status === 400 || answer.status === 401) {
      if (form.grant_type === "refresh_token") return "refused";
      throw new Error(`token: ${answer.status}`);
    }
    if (!answer.ok) throw new Error(`token: ${answer.status}`);
    const body = (await answer.json()) as TokenAnswer;
    store.write({
      access: body.access_token,
      expiresAt: world.now() + (body.expires_in ?? 300) * 1000,
      refresh: body.refresh_token ?? form.refresh_token,
      id: body.id_token ?? store.read()?.id,
    });
    return "renewed";
  }

  async function renew(old: string): Promise<string | undefined> {
    const tokens = store.read();
    // Another tab may have renewed while this one waited for the lock; a rotated token must not be used twice.
    if (tokens && tokens.access !== old) return tokens.access;
    if (!tokens?.refresh) {
      if (tokens) store.write({ ...tokens, access: "", expiresAt: 0 });
      return undefined;
    }
    const outcome = await fetchTokens({ grant_type: "refresh_token", refresh_token: tokens.refresh });
    if (outcome === "renewed") return store.read()?.access;
    store.write({ access: "", expiresAt: 0, id: tokens.id });
    return undefined;
  }

  async function signOut(): Promise<void> {
    const id = store.read()?.id;
    store.clear();
    // On a shared phone the issuer must forget the person too, or the next one is signed in as the last.
    const settings = await config();
    const wayOut = signOutUrl(await discover(), { client: settings.clientId, home: world.home, id });
    if (wayOut) world.leave(wayOut);
  }

  return { config, signIn, complete, renew, signOut };
}

/**
 * Where an issuer signs people out, if it does: as OpenID Connect RP-Initiated Logout has it, or as Amazon Cognito, which knows no
 * `post_logout_redirect_uri`, and whose older discovery documents do not name the place.
 */
function signOutUrl(of: Discovered, { client, home, id }: { client: string; home: string; id: string | undefined }) {
  const isCognito = /^https:\/\/cognito-idp[.-]/.test(of.issuer);
  const place =
    of.end_session_endpoint ?? (isCognito && of.authorization_endpoint.replace(/\/oauth2\/authorize$/, "/logout"));
  if (!place) return undefined;
  const query = new URLSearchParams({
    client_id: client,
    [isCognito ? "logout_uri" : "post_logout_redirect_uri"]: home,
  });
  if (id && !isCognito) query.set("id_token_hint", id);
  return `${place}?${query}`;
}

/** The same promise for everybody, until it fails. */
function remembered<T>(read: () => Promise<T>): () => Promise<T> {
  let kept: Promise<T> | undefined;
  return () => {
    kept ??= read().catch((error) => {
      kept = undefined;
      throw error;
    });
    return kept;
  };
}

const randomText = (crypto: Crypto): string => base64url(crypto.getRandomValues(new Uint8Array(32)));

const base64url = (bytes: Uint8Array): string => {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
};
