// The registry as people see it: sensitive facts masked.
import { type MaskKind, maskValue } from "../../core/mask.ts";
import type { Actor } from "../../core/person.ts";
import type { FactMasks } from "../answers/masks.ts";
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
  const byField = new Map(Object.entries(mask));
  // What holds no rows has no fields by which to tell what is hidden.
  if (!Array.isArray(value)) return hide("whole", value);
  return value.map((row) => {
    if (!row || typeof row !== "object" || Array.isArray(row)) return hide("whole", row);
    return Object.fromEntries(
      Object.entries(row).map(([name, inner]) => {
        const kind = byField.get(name);
        return [name, kind ? hide(kind, inner) : inner];
      }),
    );
  });
}

/** As the fact was told and as forms hide it now, together: what either hides is hidden. */
function together(told: Fact["mask"], now: Fact["mask"]): Fact["mask"] {
  if (typeof told === "string") return told;
  if (typeof now === "string") return now;
  return told || now ? { ...now, ...told } : undefined;
}

/**
 * A subject with every hidden fact masked, as it is told or as some form hides it now. A person's title is the name, and both are shown
 * to the grid that looks after the person alone.
 */
export function maskSubject(subject: Subject, known: FactMasks, reader: Reader = "other"): Subject {
  const isPerson = subject.type === "person";
  const facts = Object.fromEntries(
    Object.entries(subject.facts).map(([name, fact]) => {
      const mask = together(fact.mask, known.get(`${subject.type}.${name}`));
      if (isPerson && name === "name") return [name, { ...fact, value: nameFor(reader, fact.value) as Answer }];
      return [name, { ...fact, value: maskFact(fact.value, mask, reader) }];
    }),
  );
  return { ...subject, title: isPerson ? String(nameFor(reader, subject.title)) : subject.title, facts };
}

const nameFor = (reader: Reader, name: unknown): unknown => (reader === "own-grid" ? name : maskValue("name", name));
