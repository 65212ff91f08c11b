// What the embedded issuer remembers (sessions, sign-ins under way, tokens): in memory, and bounded for each address that asks.
import { AsyncLocalStorage } from "node:async_hooks";
import { type Adapter, type AdapterPayload, errors } from "oidc-provider";

export type Remembering = {
  /** The issuer's adapter for one of its models. */
  adapter: (model: string) => Adapter;
  /** Does something on behalf of an address: what is remembered meanwhile counts there. */
  at: <T>(address: string, work: () => T) => T;
  /** What is held now, for all addresses. */
  size: () => { entries: number; bytes: number };
};

export type Bounds = {
  /** Entries of one model that one person has at one address; beyond, the oldest of these very entries goes. */
  entriesOfPerson: number;
  /** What one address may hold; beyond, it is given nothing new until something ends. */
  bytesOfAddress: number;
  /** The same for all addresses together. */
  bytes: number;
};

/** A sign-in takes some 5 KB: a thousand people at one address, and as many again at some others. */
const usual: Bounds = { entriesOfPerson: 100, bytesOfAddress: 8_000_000, bytes: 64_000_000 };

type Entry = { payload: AdapterPayload; bytes: number; endsAt: number; address: string; holder: string };

/**
 * Nobody is pushed out by another: who asks too often loses what they themselves had longest, and an address that is full gets
 * no more. (The library's own memory keeps the last one or two thousand entries, whosesoever they are.)
 */
export function openRemembering(now: () => number, bounds: Bounds = usual): Remembering {
  const entries = new Map<string, Entry>();
  const holders = new Map<string, Set<string>>();
  const bytesAt = new Map<string, number>();
  const sessions = new Map<string, string>();
  const asking = new AsyncLocalStorage<string>();
  let bytes = 0;

  function forget(key: string): void {
    const entry = entries.get(key);
    if (!entry) return;
    entries.delete(key);
    bytes -= entry.bytes;
    const left = (bytesAt.get(entry.address) ?? 0) - entry.bytes;
    if (left > 0) bytesAt.set(entry.address, left);
    else bytesAt.delete(entry.address);
    const held = holders.get(entry.holder);
    held?.delete(key);
    if (held?.size === 0) holders.delete(entry.holder);
    if (entry.payload.uid !== undefined) sessions.delete(entry.payload.uid);
  }

  function forgetEnded(): void {
    for (const [key, { endsAt }] of entries) if (endsAt <= now()) forget(key);
  }

  function find(key: string): AdapterPayload | undefined {
    const entry = entries.get(key);
    if (entry && entry.endsAt <= now()) forget(key);
    return entries.get(key)?.payload;
  }

  const hasRoom = (address: string, more: number): boolean =>
    bytes + more <= bounds.bytes && (bytesAt.get(address) ?? 0) + more <= bounds.bytesOfAddress;

  function remember(model: string, id: string, payload: AdapterPayload, seconds: number | undefined): void {
    const key = `${model}:${id}`;
    const address = asking.getStore() ?? entries.get(key)?.address ?? "";
    const size = JSON.stringify(payload).length + key.length;
    const before = entries.get(key);
    if (!hasRoom(address, size - (before?.bytes ?? 0))) forgetEnded();
    if (!hasRoom(address, size - (before?.bytes ?? 0)))
      throw new errors.TemporarilyUnavailable("too much was asked for from this address; please try again later");
    forget(key);
    const holder = [model, address, payload.accountId ?? ""].join(" ");
    const held = holders.get(holder) ?? new Set();
    for (const oldest of held) {
      if (held.size < bounds.entriesOfPerson) break;
      forget(oldest);
    }
    holders.set(holder, held.add(key));
    entries.set(key, { payload, bytes: size, endsAt: now() + (seconds ?? Infinity) * 1000, address, holder });
    bytes += size;
    bytesAt.set(address, (bytesAt.get(address) ?? 0) + size);
    if (model === "Session" && payload.uid !== undefined) sessions.set(payload.uid, key);
  }

  return {
    at: (address, work) => asking.run(address, work),
    size: () => ({ entries: entries.size, bytes }),
    adapter: (model) => ({
      upsert: async (id, payload, seconds) => remember(model, id, payload, seconds),
      find: async (id) => find(`${model}:${id}`),
      findByUid: async (uid) => find(sessions.get(uid) ?? ""),
      // Of devices without a keyboard, which this issuer does not serve.
      findByUserCode: async () => undefined,
      consume: async (id) => {
        const payload = find(`${model}:${id}`);
        if (payload) payload.consumed = Math.floor(now() / 1000);
      },
      destroy: async (id) => forget(`${model}:${id}`),
      revokeByGrantId: async (grant) => {
        for (const [key, { payload }] of entries)
          if (payload.grantId === grant && key.startsWith(`${model}:`)) forget(key);
      },
    }),
  };
}
