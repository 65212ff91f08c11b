// The product's own pages by their addresses: the client's links and those in mails are made here, so that they cannot differ.

/** Writes the address of a place behind `#`, so that any static host serves one and the same page; empty query values are left out. */
export function placeAddress(path: readonly string[], query: Record<string, string | undefined> = {}): string {
  const search = new URLSearchParams();
  for (const name of Object.keys(query)) if (query[name]) search.set(name, query[name] as string);
  const text = search.toString();
  return `#/${path.map(encodeURIComponent).join("/")}${text && `?${text}`}`;
}

/** The pages that something outside the client leads to. */
export const places = {
  /** The edition that stands; by its number that very one, which may have been withdrawn since. */
  edition: ({ report, period, unit }: { report: string; period: string; unit: string }, number?: number) =>
    placeAddress(["reports", report, period, unit], { number: number === undefined ? "" : String(number) }),
  case: (id: string) => placeAddress(["cases", id]),
  draft: (form: string) => placeAddress(["admin", form]),
};

/** The whole address of a place, for a mail: `https://grid.example.gov.cn/#/cases/0192…`. */
export const webAddress = (origin: string, place: string): string => `${origin}/${place}`;
