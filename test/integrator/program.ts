// A small program of somebody outside: it knows the API by its description alone. Compiled by TypeScript 5 against types made from it.
import type { components, operations, paths } from "./api.js";

type Ok<Operation extends keyof operations> = operations[Operation]["responses"] extends {
  200: { content: { "application/json": infer Body } };
}
  ? Body
  : never;
type Query<Operation extends keyof operations> = operations[Operation]["parameters"]["query"];
type Submission = paths["/api/v1/submissions"]["post"]["requestBody"]["content"]["application/json"];

export type Ask = (
  method: string,
  path: keyof paths | (string & {}),
  body?: unknown,
) => Promise<{ status: number; body: unknown }>;

const search = (query: Record<string, unknown>): string =>
  new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)])).toString();

/** Sends a demand, reads it back, and asks how visits stand in its unit. */
export async function run(ask: Ask): Promise<string[]> {
  const said: string[] = [];
  const me = (await ask("GET", "/api/v1/me")).body as Ok<"getMe">;
  const unit = me.posts[0]?.unit ?? "";
  said.push(`${me.name} ${me.posts[0]?.role ?? ""}`);

  const submission: Submission = {
    id: "0192f1c4-7a00-7000-8000-0000000000aa",
    form: "demand",
    version: 1,
    unit,
    filledAt: "2026-11-20T09:12:00+08:00",
    answers: { title: "理发", theme: "resources", content: "上门理发", quantity: 3, validUntil: "2026-12-31" },
  };
  const sent = await ask("POST", "/api/v1/submissions", submission);
  const receipt = sent.body as components["schemas"]["Receipt"];
  said.push(`${sent.status} revision ${receipt.revision}, ${receipt.effects.cases.length} case`);

  const query: Query<"listDemands"> = { unit, status: "open" };
  const demands = (await ask("GET", `/api/v1/demands?${search(query)}`)).body as Ok<"listDemands">;
  for (const it of demands.items) said.push(`${it.title}: ${it.remaining ?? 0} of ${it.quantity ?? 0} remain`);

  const refused = await ask("POST", "/api/v1/submissions", { ...submission, version: 0 });
  const problem = refused.body as components["schemas"]["Problem"];
  said.push(`${refused.status} ${problem.code} ${problem.errors?.[0]?.pointer ?? ""}`);
  return said;
}
