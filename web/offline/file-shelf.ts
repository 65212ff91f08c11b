// The shelf of a form's photos, signatures and files, and their names in its answers.

/** Where a form puts what is photographed or signed; names go into the answers. */
export interface FileShelf {
  put(bytes: ArrayBuffer, contentType: string): Promise<string>;
  get(name: string): Promise<{ bytes: ArrayBuffer; contentType: string } | undefined>;
}

const NAME = /^[0-9a-f]{64}\.[a-z0-9]{2,5}$/;

/** Every file name that stands in answers, each once. */
export function filesIn(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value === "string") {
    if (NAME.test(value)) found.add(value);
  } else if (value && typeof value === "object") {
    for (const inner of Object.values(value)) filesIn(inner, found);
  }
  return found;
}
