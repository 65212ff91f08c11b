// The embedded OpenID Connect issuer of `npm start`: certified code, demonstration people, no passwords.
import type { IncomingMessage, ServerResponse } from "node:http";
import Provider, { type Configuration } from "oidc-provider";
import type { Person } from "../../../core/person.ts";
import type { LocalKeys } from "./local-keys.ts";
import { errorPage, loginPage, logoutPage, signedOutPage } from "./login-page.ts";
import { openRemembering } from "./remembered.ts";

export type LocalIssuer = {
  /** Answers a request below `/oidc`; false: it is not the issuer's. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
};

export type IssuerOptions = {
  origin: string;
  clientId: string;
  keys: LocalKeys;
  people: () => Promise<(Person & { postsInWords: string })[]>;
};

export const resourceOf = (origin: string): string => `${origin}/api/v1`;
export const issuerOf = (origin: string): string => `${origin}/oidc`;

export function openIssuer({ origin, clientId, keys, people }: IssuerOptions): LocalIssuer {
  // Made with the first sign-in: the command line opens the service too, and signs nobody in.
  let made: { provider: Provider; callback: ReturnType<Provider["callback"]> } | undefined;
  const remembering = openRemembering(Date.now);
  const open = () => {
    if (made) return made;
    const provider = new Provider(issuerOf(origin), {
      ...configuration(origin, clientId, keys),
      adapter: remembering.adapter,
    });
    made = { provider, callback: provider.callback() };
    return made;
  };
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = request.url ?? "/";
    const interaction = /^\/oidc\/login\/([\w-]+)(\/as\/([a-z0-9-]+))?$/.exec(url.split("?")[0] as string);
    if (interaction) return answerLogin(open().provider, people, request, response, interaction[3]);
    // The provider builds its addresses from where it is mounted.
    Object.assign(request, { originalUrl: url });
    request.url = url.slice("/oidc".length);
    await open().callback(request, response);
  }
  return {
    async handle(request, response) {
      if (!request.url?.startsWith("/oidc/")) return false;
      response.setHeader("content-security-policy", pagePolicy(origin));
      await remembering.at(request.socket.remoteAddress ?? "", () => answer(request, response));
      return true;
    },
  };
}

async function answerLogin(
  provider: Provider,
  people: IssuerOptions["people"],
  request: IncomingMessage,
  response: ServerResponse,
  chosen: string | undefined,
): Promise<void> {
  try {
    const details = await provider.interactionDetails(request, response);
    if (chosen && request.method === "POST") {
      await provider.interactionFinished(
        request,
        response,
        { login: { accountId: chosen } },
        { mergeWithLastSubmission: false },
      );
      return;
    }
    if (details.prompt.name === "consent") {
      await provider.interactionFinished(request, response, { consent: {} }, { mergeWithLastSubmission: true });
      return;
    }
    const html = loginPage(details.uid, await people());
    response.writeHead(200, {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
    });
    response.end(html);
  } catch {
    // The interaction is gone (an old tab, a restart): begin again from the page.
    response.writeHead(303, { location: "/" });
    response.end();
  }
}

/** Of the issuer's own pages: forms without script, whose way leads back to the product. */
const pagePolicy = (origin: string): string =>
  `default-src 'none'; style-src 'unsafe-inline'; form-action 'self' ${origin} ${localhostOf(origin)}; base-uri 'none'; frame-ancestors 'none'`;

/** The same by name: people type either. */
const localhostOf = (origin: string): string => origin.replace("127.0.0.1", "localhost");

function configuration(origin: string, clientId: string, keys: LocalKeys): Configuration {
  const localhost = localhostOf(origin);
  return {
    clients: [
      {
        client_id: clientId,
        client_name: "Gridform",
        token_endpoint_auth_method: "none",
        id_token_signed_response_alg: "ES256",
        redirect_uris: [...new Set([`${origin}/`, `${localhost}/`])],
        post_logout_redirect_uris: [...new Set([`${origin}/`, `${localhost}/`])],
        grant_types: ["authorization_code", "refresh_token"],
        response_types: ["code"],
        application_type: "web",
      },
    ],
    jwks: keys.privateKeys as Configuration["jwks"],
    cookies: { keys: [keys.cookieSecret], long: { sameSite: "lax" }, short: { sameSite: "lax" } },
    pkce: { required: () => true },
    scopes: ["openid", "offline_access"],
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (context, form) => {
          context.body = logoutPage(form);
        },
        postLogoutSuccessSource: (context) => {
          context.body = signedOutPage();
        },
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => resourceOf(origin),
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: "api",
          audience: clientId,
          accessTokenFormat: "jwt",
          accessTokenTTL: 3600,
          jwt: { sign: { alg: "ES256" } },
        }),
      },
    },
    issueRefreshToken: async (_context, client) => client.grantTypeAllowed("refresh_token"),
    rotateRefreshToken: false,
    ttl: {
      AccessToken: 3600,
      RefreshToken: 14 * 24 * 3600,
      Session: 14 * 24 * 3600,
      Grant: 14 * 24 * 3600,
      Interaction: 3600,
      IdToken: 3600,
    },
    interactions: { url: (_context, interaction) => `/oidc/login/${interaction.uid}` },
    findAccount: async (_context, id) => ({ accountId: id, claims: async () => ({ sub: id }) }),
    // The library's own page reaches for fonts in the outside world.
    renderError: (context, out) => {
      context.type = "html";
      context.body = errorPage(out.error, out.error_description);
    },
    // Our own client needs nobody's consent for our own API.
    loadExistingGrant: async (context) => {
      const { client, session, provider } = context.oidc;
      const grant = new provider.Grant({ clientId: client?.clientId, accountId: session?.accountId });
      grant.addOIDCScope("openid offline_access");
      grant.addResourceScope(resourceOf(origin), "api");
      await grant.save();
      return grant;
    },
  };
}
