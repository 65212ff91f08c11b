// Time, ids and hashes as this machine gives them.
import { createHash, randomFillSync } from "node:crypto";
import { instantOf } from "../../../core/time.ts";
import type { Clock, Digest, Ids } from "../../ports.ts";

export const systemClock: Clock = { now: () => instantOf(Date.now()) };

const random = new Uint8Array(10);

/** UUIDv7 (RFC 9562, 5.7): 48 bits of milliseconds, then chance. */
export const systemIds: Ids = {
  next() {
    randomFillSync(random);
    const time = Date.now().toString(16).padStart(12, "0");
    const chance = Buffer.from(random).toString("hex");
    const variant = ((Number.parseInt(chance[3] as string, 16) & 3) | 8).toString(16);
    return `${time.slice(0, 8)}-${time.slice(8)}-7${chance.slice(0, 3)}-${variant}${chance.slice(4, 7)}-${chance.slice(8, 20)}`;
  },
};

export const sha256: Digest = (content) => createHash("sha256").update(content).digest("hex");
