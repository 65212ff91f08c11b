// Other clocks as adapters see them: the date of every answer of AWS and of the issuer.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { judgeClock } from "../../../core/other-clocks.ts";
import { type Instant, later } from "../../../core/time.ts";
import { fetchWatched, watchDates } from "../../../functions/adapters/answer-dates.ts";
import { openDynamoTable } from "../../../functions/adapters/dynamodb/table.ts";
import { jwksUriOf } from "../../../functions/adapters/oidc/verify.ts";
import { openS3 } from "../../../functions/adapters/s3/files.ts";
import { openOtherClocks } from "../../../functions/adapters/system/other-clocks.ts";

const theirs = "Sun, 01 Nov 2026 00:00:00 GMT";
const now = "2026-11-11T00:00:00.000Z" as Instant;

/** Whatever is asked, an answer of that day. */
const server = createServer((request, response) => {
  response.writeHead(200, { date: theirs, "content-type": "application/json" });
  response.end(request.url?.includes("openid") ? '{"jwks_uri":"https://issuer.example/jwks"}' : "{}");
});
let endpoint: string;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const ofAws = () => ({
  endpoint,
  region: "local",
  forcePathStyle: true,
  credentials: { accessKeyId: "local", secretAccessKey: "local" },
});
const tenDays = 10 * 86_400_000;

test("each answer of the table, the files and the issuer tells how far ours is from their clock", async () => {
  const clocks = openOtherClocks({ now: () => now });
  const table = openDynamoTable({
    client: watchDates(new DynamoDBClient(ofAws()), "table", clocks.saw),
    tableName: "t",
  });
  expect(await table.get({ pk: "a", sk: "b" })).toBe(undefined);
  await openS3(() => "bucket", watchDates(new S3Client(ofAws()), "files", clocks.saw)).get("a.json");
  expect(await jwksUriOf(endpoint, fetchWatched("issuer", clocks.saw))).toBe("https://issuer.example/jwks");
  expect(clocks.seen()).toStrictEqual(
    ["files", "issuer", "table"].map((source) => ({ source, at: now, ahead: tenDays })),
  );
  expect(judgeClock(clocks.seen(), now).verdict).toBe("disputed");
});

test("a clock that can be asked is asked, and one that gives no answer has said nothing", async () => {
  const clocks = openOtherClocks({ now: () => now }, [
    () => Promise.reject(new Error("away")),
    async () => clocks.saw("issuer", Date.parse(now)),
  ]);
  await clocks.look();
  clocks.saw("mail", Date.parse("no date"));
  expect(clocks.seen()).toStrictEqual([{ source: "issuer", at: now, ahead: 0 }]);
});

test("a clock that never answers keeps nobody waiting for ever, and what the others said meanwhile counts", async () => {
  const looks = [() => new Promise(() => {}), async () => clocks.saw("mail", Date.parse(now))];
  const clocks = openOtherClocks({ now: () => now }, looks, 50);
  await clocks.look();
  expect(clocks.seen()).toStrictEqual([{ source: "mail", at: now, ahead: 0 }]);
});

test("an issuer that connects and says nothing, or half of it, is given up", async () => {
  for (const half of ["", '{"jwks_uri":']) {
    const silent = createServer((_, response) => void (half && response.write(half)));
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    try {
      const origin = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
      await expect(jwksUriOf(origin, fetchWatched("issuer", undefined), 100)).rejects.toThrow(/timeout/);
    } finally {
      silent.closeAllConnections();
      silent.close();
    }
  }
});

test("many who ask at the same time are one look, and a minute later there is another", async () => {
  let at = now;
  let looks = 0;
  const clocks = openOtherClocks({ now: () => at }, [async () => ++looks]);
  await Promise.all([clocks.look(), clocks.look(), clocks.look()]);
  expect(looks).toBe(1);
  at = later(now, 61_000);
  await clocks.look();
  expect(looks).toBe(2);
});
