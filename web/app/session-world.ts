// What a session is made of: the installation's settings, tokens and where they are kept.
import type { LocalText } from "../../core/text.ts";

export type Config = {
  issuer: string;
  clientId: string;
  scope: string;
  resource?: string;
  demo: boolean;
  /** Mail is kept to be looked at instead of being sent. */
  outbox?: boolean;
  name: LocalText;
};

export type Tokens = { access: string; expiresAt: number; refresh?: string; id?: string };

export type TokenStore = { read(): Tokens | undefined; write(tokens: Tokens): void; clear(): void };

export type SessionWorld = {
  storage: Storage;
  fetch: typeof fetch;
  crypto: Crypto;
  now(): number;
  /** Leaves the page for the issuer's. */
  leave(url: string): void;
  home: string;
  locks?: LockManager;
};

export function parse<T>(text: string | null): T | undefined {
  try {
    return text ? (JSON.parse(text) as T) : undefined;
  } catch {
    return undefined;
  }
}
