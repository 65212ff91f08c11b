// Files in S3: uploads in one bucket, editions in another.
import { GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import type { Files } from "../../ports.ts";

/** How long a browser may take to begin an upload, in seconds. */
const ticketSeconds = 15 * 60;

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
    async get(name) {
      try {
        const found = await client.send(new GetObjectCommand({ Bucket: bucketOf(name), Key: name }));
        const bytes = await found.Body?.transformToByteArray();
        return bytes && { bytes, contentType: found.ContentType ?? "application/octet-stream" };
      } catch (error) {
        // Without the right to list a bucket, S3 says AccessDenied of what is not there.
        const { name: kind } = error as { name?: string };
        if (error instanceof NoSuchKey || kind === "NoSuchKey" || kind === "AccessDenied") return undefined;
        throw error;
      }
    },
    async uploadTicket(name, { contentType, size }) {
      // The signing library is loaded when somebody uploads; most requests never do.
      const { createPresignedPost } = await import("@aws-sdk/s3-presigned-post");
      const { url, fields } = await createPresignedPost(client, {
        Bucket: bucketOf(name),
        Key: name,
        Expires: ticketSeconds,
        Fields: { "Content-Type": contentType },
        Conditions: [["content-length-range", 1, size]],
      });
      return { method: "POST", url, headers: {}, fields };
    },
  };
}

/** Uploads and editions live in buckets of their own, for they are kept for different times. */
export const bucketByName = (uploads: string, reports: string) => (name: string) =>
  name.startsWith("uploads/") ? uploads : reports;
