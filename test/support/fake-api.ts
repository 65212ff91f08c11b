// The HTTP API as the web client's tests need it: the built page, sign-in, and answers of the agreed shapes from memory.
import { createHash, randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { type Period, previous } from "../../core/period.ts";
import { Problem, type ProblemCode, problem, problemBody } from "../../core/problem.ts";
import { type Instant, instantOf } from "../../core/time.ts";
import { maskAnswers } from "../../forms/answers/masked.ts";
import type { Answers, Submission } from "../../forms/answers/submission.ts";
import { FormDefinition, isRatio } from "../../forms/definition/definition.ts";
import { smallestRanked } from "../../reports/figures/figures.ts";
import { type FakeCase, type FakeDistrict, fakeDistrict, linesAbove, transitionsOf } from "./fake-district.ts";
import { createFakeIssuer } from "./fake-issuer.ts";

const csp =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types gridform";
const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".webmanifest": "application/manifest+json",
};

const actions: Record<string, string[]> = {
  "grid-staff": ["case.read", "offer.read", "claim.create", "submission.create", "figures.read", "form.read"],
  handler: ["case.read", "offer.read", "claim.create", "submission.create", "form.read"],
  verifier: ["case.read", "offer.read", "form.read"],
  leader: ["case.read", "offer.read", "figures.read", "report.read", "report.make", "form.read"],
  administrator: [
    "case.read",
    "offer.read",
    "figures.read",
    "report.read",
    "report.make",
    "form.read",
    "form.write",
    "form.publish",
    "people.write",
    "unit.write",
  ],
};

type Asked = { method: string; path: string; body: unknown };
type Fault = { match: RegExp; status: number; code: ProblemCode; times: number };
type Call = {
  method: string;
  parts: string[];
  query: URLSearchParams;
  body: Record<string, never>;
  person: string;
  raw: Buffer;
};
type Answer = { status?: number; json?: unknown; bytes?: Buffer; type?: string; headers?: Record<string, string> };

export type FakeApi = Awaited<ReturnType<typeof startFakeApi>>;

/** Serves `dist` on a free port of 127.0.0.1; `empty` has no registry, cases, forms or reports. */
export async function startFakeApi(options: { dist: string; now?: Instant; empty?: boolean }) {
  const now = options.now ?? instantOf(Date.now());
  const district = fakeDistrict(now);
  if (options.empty) emptyOut(district);
  const asked: Asked[] = [];
  const faults: Fault[] = [];
  const submissions = new Map<string, Submission>();
  const files = new Map<string, Buffer>();
  const drafts = new Map<string, unknown>();
  const editions = new Map<string, { status: "making" | "ready"; looks: number }>();
  let url = "";
  const issuer = createFakeIssuer(() => url, district.people.slice(0, 12));

  const formOf = (id: string) => district.forms.find((it) => it.id === id);
  const unitOf = (code: string) => district.units.find((it) => it.code === code);
  const titleOf = (code: string) => unitOf(code)?.title ?? { zh: code };
  const personOf = (id: string) => district.people.find((it) => it.id === id);
  const rolesOf = (id: string) => (personOf(id)?.posts ?? []).map((it) => it.role as string);

  const me = (id: string) => {
    const person = personOf(id) ?? fail("forbidden");
    const codes = new Set(person.posts.flatMap((it) => [it.unit, ...linesAbove(it.unit)]));
    return {
      person: id,
      name: person.name,
      language: "zh",
      posts: person.posts.map(({ role, unit, duty }) => ({ role, unit, unitTitle: titleOf(unit), duty })),
      units: Array.from(codes, unitOf).filter(Boolean),
      forms: district.forms.filter((it) => it.filledBy.some((role) => rolesOf(id).includes(role))).map((it) => it.id),
      actions: Array.from(new Set(rolesOf(id).flatMap((role) => actions[role] ?? actions.leader ?? []))),
    };
  };

  const viewOf = (it: FakeCase, person: string) => {
    const form = formOf(it.form);
    const step = form?.workflow?.steps[it.step];
    const due = it.stepDueAt ?? it.dueAt;
    return {
      ...it,
      formTitle: form?.title,
      list: form?.workflow?.list,
      unitTitle: titleOf(it.unit),
      stepTitle: step?.title,
      status: step?.closed ?? "open",
      overdue: !step?.closed && due !== undefined && due < now,
      quantity: it.answers.quantity,
      transitions: transitionsOf(form, it.step, rolesOf(person)).map(({ id, title, tone, questions }) => ({
        id,
        title,
        tone,
        questions,
      })),
    };
  };
  const detailOf = (it: FakeCase, person: string) => ({
    ...viewOf(it, person),
    questions: formOf(it.form),
    explain: {
      dueAt: it.dueAt,
      explained: {
        startedAt: it.openedAt,
        rule: { days: 5, kind: "working" },
        skipped: [{ date: it.openedAt.slice(0, 10), why: { zh: "周末", en: "Weekend" } }],
        swapped: [],
      },
    },
    history: it.history.map((event) => ({
      ...event,
      byName: personOf(event.by)?.name,
      transitionTitle: formOf(it.form)?.workflow?.steps[event.from]?.transitions.find((t) => t.id === event.transition)
        ?.title,
    })),
  });
  const allCases = (person: string) => Array.from(district.cases.values(), (it) => viewOf(it, person));
  const caseOf = (id: string) => district.cases.get(decodeURIComponent(id)) ?? fail("not-found");

  const subjectView = (it: (typeof district.subjects)[number]) => {
    const visit = formOf("household-visit");
    const facts = { ...it.facts };
    for (const name of Object.keys(facts)) {
      const fact = facts[name];
      if (visit && fact && visit.ui.widgets[name])
        facts[name] = { ...fact, value: maskAnswers(visit.ui, { [name]: fact.value })[name] ?? null };
    }
    return { ...it, facts };
  };

  function submit(it: Submission) {
    const there = submissions.get(it.id);
    const receipt = { id: it.id, receivedAt: now, revision: 1, effects: { cases: [], facts: 3, entries: 0 } };
    if (there) {
      if (JSON.stringify(there) !== JSON.stringify(it)) fail("submission-id-reused");
      return { id: it.id, status: 200, receipt };
    }
    submissions.set(it.id, it);
    const subject = district.subjects.find((each) => each.id === it.subject);
    if (subject) subject.activity = { [it.form]: { last: now, periods: allPeriods(now) } };
    return { id: it.id, status: 201, receipt };
  }

  function claim(call: Call, side: string): Answer {
    const it = caseOf(call.parts[1] ?? "");
    const { quantity, id = randomUUID() } = call.body as unknown as { quantity: number; id?: string };
    const remaining = it.remaining ?? 0;
    if (quantity > remaining) fail("balance-insufficient", { remaining });
    it.remaining = remaining - quantity;
    const project: FakeCase = {
      ...it,
      id,
      form: "project",
      step: "claimed",
      remaining: undefined,
      answers: { title: it.title, quantity },
      history: [],
    };
    district.cases.set(id, project);
    return { status: 201, json: { id, project: id, remaining: it.remaining, side } };
  }

  function act(call: Call): Answer {
    const it = caseOf(call.parts[1] ?? "");
    const { id, transition, answers } = call.body as unknown as { id: string; transition: string; answers: Answers };
    if (it.history.some((event) => event.id === id)) return { status: 200, json: viewOf(it, call.person) };
    const next =
      transitionsOf(formOf(it.form), it.step, rolesOf(call.person)).find((t) => t.id === transition) ??
      fail("transition-not-open");
    it.history.push({ id, at: now, by: call.person, transition, from: it.step, to: next.to, answers });
    it.step = next.to;
    return { status: 201, json: viewOf(it, call.person) };
  }

  function figures({ query }: Call) {
    const [form = "", name = ""] = (query.get("indicator") ?? "").split("/");
    const indicator = formOf(form)?.indicators.find((it) => it.id === name) ?? fail("not-found");
    const unit = query.get("unit") ?? "";
    const period = query.get("period") as Period;
    const rate = isRatio(indicator);
    const row = (code: string) => {
      const at = (when: string) => {
        const chance = seeded(`${name} ${code} ${when}`);
        const small = code === "371602203";
        const denominator = small ? 4 : 300 + Math.floor(seeded(`${name} ${code}`) * 900);
        const numerator = Math.min(denominator, Math.round(denominator * (0.55 + 0.45 * chance)));
        return { numerator: rate ? numerator : numerator % 97, denominator: rate ? denominator : 1 };
      };
      const { numerator, denominator } = at(period);
      const before = at(previous(period));
      const value = (of: { numerator: number; denominator: number }) => of.numerator / of.denominator;
      return {
        unit: code,
        title: titleOf(code),
        value: value({ numerator, denominator }),
        numerator,
        denominator,
        previous: value(before),
      };
    };
    const rows = options.empty
      ? []
      : district.units.filter((it) => it.parent === unit && it.level !== "department").map((it) => row(it.code));
    const total = options.empty
      ? { unit, title: titleOf(unit), value: null, numerator: 0, denominator: 0, previous: null }
      : row(unit);
    return {
      indicator: `${form}/${name}`,
      title: indicator.title,
      ...(rate && { formula: indicator.formula, goal: indicator.goal }),
      format: rate ? "rate" : "count",
      period,
      unit,
      asOf: now,
      rows: rate ? rows.map((it) => ({ ...it, rank: rankOf(it, rows) })) : rows,
      total,
    };
  }

  function reports(call: Call): Answer {
    const [, report, kind, period, file] = call.parts;
    if (!report)
      return list(
        options.empty
          ? []
          : [{ id: "district-month", title: { zh: "基层治理月报", en: "Monthly report" }, period: "month" }],
      );
    if (kind !== "editions") return fail("not-found");
    if (file) return { bytes: Buffer.from("%PDF-1.4\n%%EOF\n"), type: "application/pdf" };
    if (call.method === "POST") {
      const { period, unit } = call.body as unknown as { period: string; unit: string };
      const key = `${report}|${period}|${unit}`;
      if (!editions.has(key)) editions.set(key, { status: "making", looks: 0 });
      return { status: 202, json: edition(key) };
    }
    const unit = call.query.get("unit") ?? "";
    const last = previous(now.slice(0, 7) as Period);
    for (const it of [last, previous(last)]) editions.set(`${report}|${it}|${unit}`, { status: "ready", looks: 0 });
    const shown = Array.from(editions.keys()).filter((key) => key.startsWith(`${report}|`) && key.endsWith(`|${unit}`));
    return list(shown.sort().reverse().map(edition), period);
  }
  function edition(key: string) {
    const [report = "", period = "", unit = ""] = key.split("|");
    const it = editions.get(key) ?? { status: "ready" as const, looks: 0 };
    // Made by a worker: there at the second look.
    if (it.status === "making" && it.looks++ > 1) it.status = "ready";
    return {
      report,
      period,
      unit,
      unitTitle: titleOf(unit),
      title: { zh: "基层治理月报" },
      status: it.status,
      madeAt: now,
      hash: "00",
      pages: 14,
      interim: period === now.slice(0, 7),
    };
  }

  function forms(call: Call): Answer {
    const [, id, kind, version] = call.parts;
    if (!id) {
      const items = district.forms.map(
        ({ id, title, icon, purpose, version, owner, subject, cadence, workflow, expires, filledBy }) => ({
          ...{
            id,
            title,
            icon,
            purpose,
            version,
            owner,
            subject,
            cadence,
            expires,
            list: workflow?.list,
            draft: drafts.has(id),
          },
          fill: filledBy.some((role) => rolesOf(call.person).includes(role)),
        }),
      );
      return list(items);
    }
    if (kind === "draft" && call.method === "PUT") {
      const errors = (FormDefinition.safeParse(call.body).error?.issues ?? []).map((issue) => ({
        pointer: `/${issue.path.join("/")}`,
        code: issue.code,
        message: { zh: issue.message, en: issue.message },
      }));
      if (errors.length > 0) fail("definition-invalid", { errors });
      drafts.set(id, call.body);
      return {
        json: { draft: call.body, problems: [] },
        headers: { etag: `"${createHash("sha1").update(call.raw).digest("hex")}"` },
      };
    }
    if (kind === "draft") return { json: drafts.get(id) ?? fail("not-found") };
    if (kind === "publish") return publish(id, call.body as unknown as { approvedBy?: string });
    const form = formOf(id) ?? fail("not-found");
    if (kind === "versions" && version !== String(form.version)) fail("not-found");
    return { json: form, headers: { etag: `"${form.version}"` } };
  }

  function publish(id: string, { approvedBy }: { approvedBy?: string }): Answer {
    const reasons = [
      {
        code: "over-budget",
        severity: approvedBy ? "note" : "stop",
        message: { zh: "本年度基层填报负担已超预算，需要批准", en: "Over this year’s budget; an approval is needed" },
      },
      {
        code: "photo-reason",
        severity: "warn",
        field: "photos",
        message: { zh: "照片用途说明较短", en: "The reason for photos is short" },
      },
    ];
    const decision = {
      compatible: true,
      reasons,
      burdenHours: 5320,
      onceOnly: [{ field: "residence", fact: "household.residence", share: 0.92 }],
    };
    if (!approvedBy) fail("publish-refused", { decision });
    const live = formOf(id);
    const version = (live?.version ?? 0) + 1;
    const form = {
      ...FormDefinition.parse(drafts.get(id) ?? live),
      version,
      publishedAt: now,
      publishedBy: "administrator",
    };
    district.forms.splice(live ? district.forms.indexOf(live) : district.forms.length, 1, form);
    drafts.delete(id);
    return { status: 201, json: { version, decision } };
  }

  function sync(call: Call): Answer {
    if (call.method === "POST") {
      const sent = (call.body as unknown as { submissions: Submission[] }).submissions;
      const results = sent.map((it) => {
        try {
          const fault = takeFault(`SUBMIT ${it.form}`);
          if (fault)
            fail(fault.code, {
              errors: [
                {
                  pointer: "/residence",
                  code: "required",
                  message: { zh: "请填写居住方式", en: "Please say how they live here" },
                },
              ],
            });
          return submit(it);
        } catch (error) {
          if (!(error instanceof Problem)) throw error;
          return { id: it.id, status: error.status, problem: problemBody(error, "zh") };
        }
      });
      return { json: { results } };
    }
    const mine = me(call.person);
    const grids = mine.posts.filter((it) => it.role === "grid-staff").map((it) => it.unit);
    return {
      json: {
        now,
        full: true,
        me: mine,
        forms: district.forms.filter((it) => mine.forms.includes(it.id)),
        units: mine.units,
        subjects: district.subjects.filter((it) => grids.includes(it.unit)).map(subjectView),
        cases: allCases(call.person).filter(
          (it) => it.status === "open" && it.list !== "offers" && it.list !== "demands",
        ),
      },
    };
  }

  function cases(call: Call): Answer {
    const [, id, kind] = call.parts;
    if (kind === "transitions") return act(call);
    if (id) return { json: detailOf(caseOf(id), call.person) };
    const wanted = call.query.get("list");
    const open = call.query.get("status") !== "closed";
    const items = allCases(call.person).filter(
      (it) => (it.status === "open") === open && (!wanted || it.list === wanted),
    );
    return list(items);
  }

  function exchange(call: Call): Answer {
    const [side = "", id, kind] = call.parts;
    if (kind === "claims") return claim(call, side);
    const shown = (name: string) => allCases(call.person).filter((it) => it.list === name && it.status === "open");
    if (kind === "matches") {
      const other = shown(side === "offers" ? "demands" : "offers").slice(0, 2);
      const why = [
        { zh: "主题相同", en: "Same theme" },
        { zh: "同一社区", en: "Same community" },
      ];
      return list(other.map((it, index) => ({ case: it, score: 0.86 - index * 0.3, why: why.slice(index) })));
    }
    if (id) return { json: detailOf(caseOf(id), call.person) };
    const theme = call.query.get("theme");
    return list(shown(side).filter((it) => !theme || it.answers.theme === theme));
  }

  const routes: Record<string, (call: Call) => Answer> = {
    me: ({ person }) => ({ json: me(person) }),
    units: ({ parts, query }) =>
      parts[1]
        ? { json: unitOf(parts[1]) ?? fail("not-found") }
        : list(district.units.filter((it) => it.parent === query.get("parent"))),
    people: () => list(district.people.slice(0, 42).map(({ id, name, posts }) => ({ id, name, posts }))),
    forms,
    subjects: ({ query }) => list(district.subjects.filter((it) => it.unit === query.get("unit")).map(subjectView)),
    submissions: ({ body }) => {
      const { status, receipt } = submit(body as unknown as Submission);
      return { status, json: receipt };
    },
    sync,
    cases,
    offers: exchange,
    demands: exchange,
    figures: (call) => ({ json: figures(call) }),
    reports,
    files: ({ method, parts, body, raw }) => {
      const { sha256, contentType } = body as unknown as { sha256: string; contentType: string };
      if (method === "POST") {
        const name = `${sha256}.${contentType === "image/png" ? "png" : "jpg"}`;
        return { status: 201, json: { name, upload: { method: "PUT", url: `/api/v1/files/${name}`, headers: {} } } };
      }
      if (method === "PUT") files.set(parts[1] ?? "", raw);
      return method === "PUT"
        ? { status: 201, json: {} }
        : { bytes: files.get(parts[1] ?? "") ?? fail("not-found"), type: "image/jpeg" };
    },
  };

  function takeFault(what: string): Fault | undefined {
    const fault = faults.find((it) => it.times > 0 && it.match.test(what));
    if (fault) fault.times--;
    return fault;
  }

  async function answer(request: IncomingMessage, at: URL): Promise<Answer> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const raw = Buffer.concat(chunks);
    const method = request.method ?? "GET";
    const issued = issuer.answer(method, at.pathname, at.searchParams, raw.toString());
    if (issued)
      return {
        status: issued.status,
        json: issued.json,
        headers: issued.headers,
        ...(issued.html && { bytes: Buffer.from(issued.html), type: "text/html; charset=utf-8" }),
      };
    if (at.pathname === "/config.json") {
      const name = { zh: "滨城区", en: "Bincheng District" };
      return {
        json: {
          issuer: `${url}/oidc`,
          clientId: "web",
          scope: "openid offline_access",
          resource: `${url}/api`,
          demo: true,
          name,
        },
      };
    }
    if (!at.pathname.startsWith("/api/v1/")) return page(at.pathname);
    const body = raw.length && request.headers["content-type"]?.includes("json") ? JSON.parse(raw.toString()) : {};
    const parts = at.pathname.slice("/api/v1/".length).split("/");
    asked.push({ method, path: at.pathname.slice("/api/v1".length) + at.search, body });
    const person = /^Bearer fake\.(.+)\.\d+$/.exec(request.headers.authorization ?? "")?.[1] ?? fail("not-signed-in");
    const fault = takeFault(`${method} /${parts.join("/")}`);
    if (fault) fail(fault.code);
    const route = routes[parts[0] ?? ""] ?? fail("not-found");
    return route({ method, parts, query: at.searchParams, body, person, raw });
  }

  async function page(path: string): Promise<Answer> {
    const name = path === "/" ? "/index.html" : path;
    const bytes = await readFile(join(options.dist, name)).catch(() => undefined);
    return bytes ? { bytes, type: types[extname(name)] ?? "application/octet-stream" } : { status: 404, json: {} };
  }

  const server = createServer((request, response) => {
    const at = new URL(request.url ?? "/", "http://127.0.0.1");
    const language = request.headers["accept-language"]?.startsWith("en") ? "en" : "zh";
    answer(request, at)
      .catch((error: unknown): Answer => {
        if (!(error instanceof Problem)) throw error;
        return { status: error.status, json: problemBody(error, language) };
      })
      .then((it) => send(response, it))
      .catch((error: unknown) => {
        response.writeHead(500).end(String(error));
        console.error(error);
      });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url,
    now,
    district,
    /** Every API request in order. */
    asked,
    submissions,
    /** The next requests like `GET /cases` (or submissions like `SUBMIT household-visit`) go wrong. */
    break(match: RegExp, code: ProblemCode = "internal-error", times = 1000) {
      faults.push({ match, status: 500, code, times });
    },
    mend: () => faults.splice(0),
    /** A session as the browser keeps it, to begin a test signed in. */
    session(person: string): Record<string, string> {
      const { access_token: access, refresh_token: refresh, id_token: id } = issuer.tokensFor(person);
      return { "gridform.session": JSON.stringify({ access, refresh, id, expiresAt: Date.now() + 300_000 }) };
    },
    forgetEverybody: issuer.forgetEverybody,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const fail = (code: ProblemCode, details = {}): never => {
  throw problem(code, details);
};

const list = (items: unknown[], _cursor?: string): Answer => ({ json: { items } });

const allPeriods = (now: Instant) => ({
  [now.slice(0, 7)]: 1,
  [`${now.slice(0, 4)}-Q${Math.ceil(Number(now.slice(5, 7)) / 3)}`]: 1,
});

type Ranked = { value: number; denominator: number };
const rankOf = (row: Ranked, rows: Ranked[]): number | undefined =>
  row.denominator < smallestRanked
    ? undefined
    : 1 + rows.filter((it) => it.denominator >= smallestRanked && it.value > row.value).length;

/** A number from 0 to 1 that belongs to a text. */
const seeded = (text: string): number => createHash("sha256").update(text).digest().readUInt32BE(0) / 2 ** 32;

function emptyOut(district: FakeDistrict): void {
  district.subjects.length = 0;
  district.forms.length = 0;
  district.cases.clear();
}

function send(response: ServerResponse, { status = 200, json, bytes, type, headers }: Answer): void {
  const body = bytes ?? Buffer.from(JSON.stringify(json ?? null));
  response.writeHead(status, {
    "content-type": type ?? (status >= 400 ? "application/problem+json" : "application/json"),
    "content-security-policy": csp,
    "cache-control": "no-store",
    ...headers,
  });
  response.end(body);
}
