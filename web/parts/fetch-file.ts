// A file of the API, from wherever its store gives it.
import type { FileLink } from "../../api/shapes.ts";
import type { Api } from "../app/api.ts";

/** The bytes that an address below `/api/v1` gives, or those that it says where to fetch. */
export async function fetchFile(api: Api, path: string): Promise<Blob> {
  const answer = await api.send("GET", path);
  if (!answer.headers.get("content-type")?.startsWith("application/json")) return answer.blob();
  const { url } = (await answer.json()) as FileLink;
  // The link is the permission: another host must not see our token.
  const bytes = await fetch(url, { credentials: "omit" });
  if (!bytes.ok) throw new Error(`status ${bytes.status}`);
  return bytes.blob();
}
