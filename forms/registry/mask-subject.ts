// The registry as people see it: sensitive facts masked.
import { type MaskKind, maskValue } from "../../core/mask.ts";
import type { Actor } from "../../core/person.ts";
import type { Answer } from "../answers/submission.ts";
import type { Fact, Subject } from "./subject.ts";

/** Who looks after the very grid sees what a visit is about (care needs, a birth date); numbers that identify stay masked. */
type Reader = "own-grid" | "other";

export const readerOf = (actor: Actor, unit: string): Reader =>
  actor.posts.some((post) => post.role === "grid-staff" && post.unit === unit) ? "own-grid" : "other";

function maskFact(value: Answer, mask: Fact["mask"], reader: Reader): Answer {
  if (!mask) return value;
  const hide = (kind: MaskKind, it: Answer) =>
    kind === "all" && reader === "own-grid" ? it : (maskValue(kind, it) as Answer);
  if (typeof mask === "string") return hide(mask, value);
  const byField = mask as Record<string, MaskKind>;
  if (!Array.isArray(value)) return value;
  return value.map((row) => {
    if (!row || typeof row !== "object" || Array.isArray(row)) return row;
    return Object.fromEntries(
      Object.entries(row).map(([name, inner]) => [name, byField[name] ? hide(byField[name], inner) : inner]),
    );
  });
}

/** A subject with every sensitive fact masked; a person's title is a name and masked with it. */
export function maskSubject(subject: Subject, reader: Reader = "other"): Subject {
  const facts = Object.fromEntries(
    Object.entries(subject.facts).map(([name, fact]) => [
      name,
      { ...fact, value: maskFact(fact.value, fact.mask, reader) },
    ]),
  );
  const title = subject.type === "person" ? String(maskValue("name", subject.title)) : subject.title;
  return { ...subject, title, facts };
}
