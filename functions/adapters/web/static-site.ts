// The built web client from its folder; what S3 and CloudFront are on AWS.
import { readFile } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
};

export type StaticFile = { bytes: Uint8Array; headers: Record<string, string> };

/** A file of the site; a path without an ending is a page of the client and gets its one document. */
export function openSite(folder: string): (path: string) => Promise<StaticFile | undefined> {
  const kept = new Map<string, StaticFile>();
  return async (path) => {
    const name = extname(path) === "" ? "/index.html" : path;
    const place = normalize(join(folder, name));
    // With the separator: `web-old` is no part of `web`.
    if (!place.startsWith(normalize(`${folder}${sep}`))) return undefined;
    const known = kept.get(place);
    if (known) return known;
    const bytes = await readFile(place).catch(() => undefined);
    if (!bytes) return undefined;
    const hashed = name.startsWith("/assets/");
    const file = {
      bytes,
      headers: {
        "content-type": types[extname(name)] ?? "application/octet-stream",
        "cache-control": hashed ? "public, max-age=31536000, immutable" : "no-cache",
      },
    };
    if (hashed) kept.set(place, file);
    return file;
  };
}
