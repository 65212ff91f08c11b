// What is shown of a subject beside its title.
import type { SubjectView } from "../../api/registry.ts";

/** Address and head of household (or whoever answers for the place), as far as they are not in the title already. */
export function aboutSubject(it: SubjectView): string {
  const said = ["address", "head", "contact", "owner"]
    .map((name) => it.facts[name]?.value)
    .filter((value): value is string => typeof value === "string" && value !== "" && !it.title.includes(value));
  return said.join(" · ");
}

/** Whether a subject answers to what somebody typed: every word somewhere in its title or facts. */
export function matchesSubject(it: SubjectView, typed: string): boolean {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const facts = Object.keys(it.facts).map((name) => it.facts[name]?.value);
  const text = [it.title, it.id, ...facts.filter((value) => typeof value === "string")].join(" ").toLowerCase();
  return words.every((word) => text.includes(word));
}
