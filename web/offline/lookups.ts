// Units, people, subjects and cases to choose from, out of the device's store.
import { type Language, say } from "../../core/text.ts";
import type { Connection } from "./connection.ts";
import type { Store } from "./store.ts";

export type LookupAsk = {
  /** Part of a name, title or code; empty: the first ones. */
  search?: string;
  /** Exactly this one, to show what was chosen. */
  value?: string;
  subjectType?: string;
  unitLevel?: string;
  caseForms?: string[];
};
export type LookupEntry = { value: string; title: string; hint?: string };
export type Lookup = (ask: LookupAsk) => Promise<LookupEntry[]>;

/** What a form may ask for: at most 50 entries each. */
export type Lookups = { units: Lookup; people: Lookup; subjects: Lookup; cases: Lookup };

const MOST = 50;

/** Look-ups in what was last fetched; people are asked of the server, for they are not kept on the device. */
export function storeLookups(store: Store, connection: Connection, language: Language): Lookups {
  return {
    async units({ search, value, unitLevel }) {
      const units = value ? [await store.get("units", value)] : await store.getAll("units");
      return units
        .flatMap((it) => (it ? [it] : []))
        .filter((it) => !unitLevel || it.level === unitLevel)
        .map((it) => ({ value: it.code, title: say(it.title, language), hint: it.code }))
        .filter(matching(search))
        .slice(0, MOST);
    },
    async subjects({ search, value, subjectType }) {
      const subjects = value
        ? [await store.get("subjects", value)]
        : subjectType
          ? await store.getAllFromIndex("subjects", "type", subjectType)
          : await store.getAll("subjects");
      return subjects
        .flatMap((it) => (it ? [it] : []))
        .map((it) => ({ value: it.id, title: it.title, hint: it.unit }))
        .filter(matching(search))
        .slice(0, MOST);
    },
    async cases({ search, value, caseForms }) {
      const cases = value ? [await store.get("cases", value)] : await store.getAll("cases");
      return cases
        .flatMap((it) => (it ? [it] : []))
        .filter((it) => !caseForms?.length || caseForms.includes(it.form))
        .map((it) => ({ value: it.id, title: it.title, hint: it.unit }))
        .filter(matching(search))
        .slice(0, MOST);
    },
    async people({ search, value }) {
      const reply = await connection.request("GET", "/people?limit=200").catch(() => undefined);
      const { items = [] } = (reply?.status === 200 ? reply.body : {}) as { items?: { id: string; name: string }[] };
      return items
        .map((it) => ({ value: it.id, title: it.name }))
        .filter((it) => !value || it.value === value)
        .filter(matching(search))
        .slice(0, MOST);
    },
  };
}

const matching = (search = "") => {
  const words = search.trim().toLowerCase();
  return (it: LookupEntry) => !words || `${it.title} ${it.hint ?? ""}`.toLowerCase().includes(words);
};
