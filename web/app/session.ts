// Who is signed in on this device, and a bearer token that still holds.

import type { Issuer } from "./issuer.ts";
import { type Config, parse, type SessionWorld, type TokenStore, type Tokens } from "./session-world.ts";
/** `expired`: the device knows who works here, but the issuer wants to see the person again. */
export type SessionState = "out" | "in" | "expired";
export const sessionKey = "gridform.session";
/** Tokens are renewed a little before they end, for slow networks and skewed clocks. */
const EARLY = 60_000;

export function createSession(world: SessionWorld) {
  const { storage } = world;
  const listeners = new Set<() => void>();
  const changed = (change: () => void) => {
    change();
    for (const listener of listeners) listener();
  };
  const store: TokenStore = {
    read: () => parse<Tokens>(storage.getItem(sessionKey)),
    write: (tokens) => changed(() => storage.setItem(sessionKey, JSON.stringify(tokens))),
    clear: () => changed(() => storage.removeItem(sessionKey)),
  };
  let made: Issuer | undefined;
  // The first form of somebody who is signed in needs none of it.
  const issuer = async (): Promise<Issuer> => {
    made ??= (await import("./issuer.ts")).createIssuer(world, store);
    return made;
  };
  let renewal: Promise<string | undefined> | undefined;

  /** A bearer token that still holds, renewed where needed; nothing when the person must sign in. Throws without a network. */
  async function token(refused?: string): Promise<string | undefined> {
    const tokens = store.read();
    if (!tokens) return undefined;
    if (tokens.access && tokens.access !== refused && tokens.expiresAt - EARLY > world.now()) return tokens.access;
    const renew = async () => (await issuer()).renew(tokens.access);
    renewal ??= (
      world.locks ? (world.locks.request(sessionKey, renew) as Promise<string | undefined>) : renew()
    ).finally(() => {
      renewal = undefined;
    });
    return renewal;
  }

  return {
    token,
    config: async (): Promise<Config> => (await issuer()).config(),
    signIn: async (returnTo: string): Promise<void> => (await issuer()).signIn(returnTo),
    signOut: async (): Promise<void> => (await issuer()).signOut(),
    /** Takes the issuer's answer from the address; says where the reader wanted to go, or nothing when there is no such answer. */
    complete: async (search: string): Promise<string | undefined> =>
      /[?&](code|error)=/.test(search) ? (await issuer()).complete(search) : undefined,
    state(): SessionState {
      const tokens = store.read();
      if (!tokens) return "out";
      return tokens.access || tokens.refresh ? "in" : "expired";
    },
    /** Another tab signed in or out. */
    changedElsewhere: (): void => changed(() => undefined),
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export type Session = ReturnType<typeof createSession>;
