// What stands around the functions on AWS, on loopback: S3 in front of a folder, SQS, SES and an issuer of tokens.
import { createHash, randomUUID } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { buffer } from "node:stream/consumers";
import type { JSONWebKeySet } from "jose";

export type Outside = {
  origin: string;
  /** Message bodies in the order in which they were sent. */
  queued: string[];
  /** Raw mails as SES was given them. */
  mails: { from: string; to: string[]; raw: string }[];
  /** Objects that were stored, `bucket/key` each, as often as they were. */
  stored: string[];
  /** Objects, `bucket/key` each, that may not be decrypted: S3 tells of them and gives no bytes. */
  locked: Set<string>;
  close(): Promise<void>;
};

type Reply = { status: number; type?: string; headers?: Record<string, string>; body?: Uint8Array | string };
const json = (body: unknown): Reply => ({ status: 200, type: "application/json", body: JSON.stringify(body) });
const s3Error = (status: number, code: string): Reply => ({
  status,
  type: "application/xml",
  body: `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`,
});

/** Opens all of it on one port; `folder` holds the buckets. */
export async function openOutside(folder: string, publicKeys: JSONWebKeySet): Promise<Outside> {
  const told: Pick<Outside, "queued" | "mails" | "stored" | "locked"> = {
    queued: [],
    mails: [],
    stored: [],
    locked: new Set(),
  };
  const server = createServer(async (request, response) => {
    const { status, type, headers, body } = await answer(request).catch((error) => s3Error(500, String(error)));
    response.writeHead(status, { ...(type && { "content-type": type }), ...headers }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function answer(request: IncomingMessage): Promise<Reply> {
    const path = decodeURIComponent(new URL(request.url as string, origin).pathname);
    const body = await buffer(request);
    if (path === "/.well-known/openid-configuration") return json({ issuer: origin, jwks_uri: `${origin}/keys` });
    if (path === "/keys") return json(publicKeys);
    if (path === "/v2/email/outbound-emails") return takeMail(JSON.parse(body.toString()));
    if (request.headers["x-amz-target"] === "AmazonSQS.SendMessageBatch") return queue(JSON.parse(body.toString()));
    if (request.method === "PUT") return store(path, body, request.headers["if-none-match"] === "*");
    if (request.method === "POST" && path.split("/").length === 2) return takeForm(path, request, body);
    if (request.method === "HEAD") return headObject(path);
    if (request.method === "GET" && told.locked.has(path.slice(1))) return s3Error(403, "AccessDenied");
    if (request.method === "GET") return fetchObject(path, request.headers.range);
    return s3Error(501, "NotImplemented");
  }

  function takeMail(mail: {
    FromEmailAddress: string;
    Destination: { ToAddresses: string[] };
    Content: { Raw: { Data: string } };
  }): Reply {
    const raw = Buffer.from(mail.Content.Raw.Data, "base64").toString("utf8");
    told.mails.push({ from: mail.FromEmailAddress, to: mail.Destination.ToAddresses, raw });
    return json({ MessageId: randomUUID() });
  }

  function queue({ Entries }: { Entries: { Id: string; MessageBody: string }[] }): Reply {
    told.queued.push(...Entries.map((it) => it.MessageBody));
    return json({
      Successful: Entries.map(({ Id, MessageBody }) => ({
        Id,
        MessageId: randomUUID(),
        // The SDK compares it with its own.
        MD5OfMessageBody: createHash("md5").update(MessageBody).digest("hex"),
      })),
    });
  }

  async function store(path: string, bytes: Uint8Array, ifAbsent: boolean): Promise<Reply> {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    try {
      await writeFile(file, bytes, { flag: ifAbsent ? "wx" : "w" });
    } catch (error) {
      if ((error as { code?: string }).code === "EEXIST") return s3Error(412, "PreconditionFailed");
      throw error;
    }
    told.stored.push(path.slice(1));
    return { status: 200 };
  }

  /** What was uploaded under a ticket, by the hash that S3 checked. */
  const hashed = new Map<string, string>();

  /** A form with its policy, as S3 documents "POST Object": every condition must hold, and the bytes have the checksum it names. */
  async function takeForm(bucket: string, request: IncomingMessage, body: Buffer<ArrayBuffer>): Promise<Reply> {
    const type = request.headers["content-type"] as string;
    const form = await new Response(body, { headers: { "content-type": type } }).formData();
    const bytes = Buffer.from(await (form.get("file") as File).arrayBuffer());
    const field = (name: string) => {
      for (const [key, value] of form) if (key.toLowerCase() === name.toLowerCase()) return value as string;
      return undefined;
    };
    const policy = JSON.parse(Buffer.from(form.get("Policy") as string, "base64").toString()) as {
      conditions: ([string, number, number] | Record<string, string>)[];
    };
    for (const condition of policy.conditions) {
      if (Array.isArray(condition)) {
        const [, least, most] = condition;
        if (bytes.length < least) return s3Error(400, "EntityTooSmall");
        if (bytes.length > most) return s3Error(400, "EntityTooLarge");
        continue;
      }
      const broken = Object.entries(condition).some(([name, is]) => name !== "bucket" && field(name) !== is);
      if (broken) return s3Error(403, "AccessDenied");
    }
    const wanted = field("x-amz-checksum-sha256");
    if (wanted && createHash("sha256").update(bytes).digest("base64") !== wanted) return s3Error(400, "BadDigest");
    const path = `${bucket}/${field("key")}`;
    if (wanted) hashed.set(path, wanted);
    return { ...(await store(path, bytes, false)), status: 204 };
  }

  const headObject = (path: string): Promise<Reply> =>
    readFile(join(folder, path)).then(
      (body) => ({
        status: 200,
        headers: {
          "content-length": String(body.length),
          ...(hashed.has(path) && { "x-amz-checksum-sha256": hashed.get(path) as string }),
        },
      }),
      () => ({ status: 404 }),
    );

  const fetchObject = (path: string, range: string | undefined): Promise<Reply> =>
    readFile(join(folder, path)).then(
      (body): Reply => {
        const type = "application/octet-stream";
        const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(range ?? "") ?? [];
        if (from === undefined || to === undefined) return { status: 200, type, body };
        return { status: 206, type, body: body.subarray(Number(from), Number(to) + 1) };
      },
      () => s3Error(404, "NoSuchKey"),
    );

  return {
    origin,
    ...told,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
