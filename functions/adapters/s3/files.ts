// Files in S3: uploads in one bucket, editions in another.
import { GetObjectCommand, HeadObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { tellingBytes } from "../../../core/file-bytes.ts";
import type { Files } from "../../ports.ts";

/** How long a browser may take to begin an upload, in seconds. */
const ticketSeconds = 15 * 60;
/** How long an address of one file holds, in seconds: the page follows it at once. */
const linkSeconds = 5 * 60;

export function openS3(bucketOf: (name: string) => string, client = new S3Client({})): Files {
  return {
    async put(name, bytes, { contentType, ifAbsent }) {
      try {
        await client.send(
          new PutObjectCommand({
            Bucket: bucketOf(name),
            Key: name,
            Body: bytes,
            ContentType: contentType,
            ...(ifAbsent && { IfNoneMatch: "*" }),
          }),
        );
        return "stored";
      } catch (error) {
        if ((error as { name?: string }).name === "PreconditionFailed") return "already-there";
        throw error;
      }
    },
    get: (name) =>
      ifThere(async () => {
        const found = await client.send(new GetObjectCommand({ Bucket: bucketOf(name), Key: name }));
        const bytes = await found.Body?.transformToByteArray();
        return bytes && { bytes, contentType: found.ContentType ?? "application/octet-stream" };
      }),
    look: (name) =>
      ifThere(async () => {
        const at = { Bucket: bucketOf(name), Key: name };
        // Of a part S3 tells no checksum of the whole.
        const [head, part] = await Promise.all([
          client.send(new HeadObjectCommand({ ...at, ChecksumMode: "ENABLED" })),
          client.send(new GetObjectCommand({ ...at, Range: `bytes=0-${tellingBytes - 1}` })),
        ]);
        const start = (await part.Body?.transformToByteArray()) ?? new Uint8Array();
        return { sha256: head.ChecksumSHA256 && Buffer.from(head.ChecksumSHA256, "base64").toString("hex"), start };
      }),
    link: (name, most) =>
      ifThere(async () => {
        const at = { Bucket: bucketOf(name), Key: name };
        const { ContentLength: size = 0 } = await client.send(new HeadObjectCommand(at));
        if (size <= most) return undefined;
        const { getSignedUrl } = await import("@aws-sdk/s3-request-presigner");
        return getSignedUrl(client, new GetObjectCommand(at), { expiresIn: linkSeconds });
      }),
    async uploadTicket(name, { contentType, size, sha256 }) {
      // The signing library is loaded when somebody uploads; most requests never do.
      const { createPresignedPost } = await import("@aws-sdk/s3-presigned-post");
      const { url, fields } = await createPresignedPost(client, {
        Bucket: bucketOf(name),
        Key: name,
        Expires: ticketSeconds,
        // Each field is a condition too: S3 refuses other bytes, so that a name is the hash of what lies under it.
        Fields: {
          "Content-Type": contentType,
          "x-amz-checksum-algorithm": "SHA256",
          "x-amz-checksum-sha256": Buffer.from(sha256, "hex").toString("base64"),
        },
        Conditions: [["content-length-range", size, size]],
      });
      return { method: "POST", url, headers: {}, fields };
    },
  };
}

/** What is done with an object; undefined where it is not there. Of a request without a body S3 says no more than `NotFound`. */
async function ifThere<T>(act: () => Promise<T>): Promise<T | undefined> {
  try {
    return await act();
  } catch (error) {
    // AccessDenied is a failure of ours: who may list a bucket, as the functions may, is told what is not there.
    if (["NoSuchKey", "NotFound"].includes(String((error as Error).name))) return undefined;
    throw error;
  }
}

/** Uploads and editions live in buckets of their own, for they are kept for different times. */
export const bucketByName = (uploads: string, reports: string) => (name: string) =>
  name.startsWith("uploads/") ? uploads : reports;
