// A small real district: two streets with grids, departments, people in every role, households, and the packs published.
import { postsOn } from "../../core/permission.ts";
import { type Actor, Person, Role } from "../../core/person.ts";
import type { LocalText } from "../../core/text.ts";
import { localDate } from "../../core/time.ts";
import { levelOf, parentOf } from "../../core/unit.ts";
import type { Answer, Answers, Submission } from "../../forms/answers/submission.ts";
import type { DemandAnswers } from "../../forms/catalog/demand/answers.d.ts";
import type { GasCheckAnswers } from "../../forms/catalog/gas-check/answers.d.ts";
import type { HazardCheckAnswers } from "../../forms/catalog/hazard-check/answers.d.ts";
import type { HouseholdVisitAnswers } from "../../forms/catalog/household-visit/answers.d.ts";
import type { IncidentAnswers } from "../../forms/catalog/incident/answers.d.ts";
import type { ProjectAnswers } from "../../forms/catalog/project/answers.d.ts";
import type { RectificationAnswers } from "../../forms/catalog/rectification/answers.d.ts";
import type { ResourceAnswers } from "../../forms/catalog/resource/answers.d.ts";
import type { FormVersion } from "../../forms/definition/definition.ts";
import type { Subject } from "../../forms/registry/subject.ts";
import { issuerOf } from "../../functions/adapters/oidc/issuer.ts";
import { signToken } from "../../functions/adapters/oidc/local-keys.ts";
import { sha256 } from "../../functions/adapters/system/system.ts";
import type { Write } from "../../functions/ports.ts";
import { draftOf, subjectItem, unitItem } from "../../functions/store/items.ts";
import { formDraftKey } from "../../functions/store/keys.ts";
import { personWrites } from "../../functions/store/people.ts";
import { stockWrite } from "../../functions/store/subjects.ts";
import { receiveUpload } from "../../functions/usecases/files/receive-upload.ts";
import { requestUpload } from "../../functions/usecases/files/request-upload.ts";
import { approve } from "../../functions/usecases/forms/approvals.ts";
import { publishForm } from "../../functions/usecases/forms/publish-form.ts";
import { setUp } from "../../functions/usecases/service/set-up.ts";
import { submit } from "../../functions/usecases/submissions/submit.ts";
import { type Call, caller } from "./call.ts";
import { type PictureType, picture } from "./picture.ts";
import { openService, type ServiceOptions, type TestService } from "./service.ts";

export const county = "371602";
export const street = "371602001";
export const farStreet = "371602002";
export const community = "371602001001";
export const grid = "371602001001G01";
export const nextGrid = "371602001001G02";
export const farGrid = "371602002001G01";

/** Every unit by code, with what it is called here. */
const units: Record<string, LocalText> = {
  "37": { zh: "山东省", en: "Shandong" },
  "3716": { zh: "滨州市", en: "Binzhou" },
  [county]: { zh: "滨城区", en: "Bincheng" },
  [street]: { zh: "市中街道", en: "Shizhong" },
  [farStreet]: { zh: "市西街道", en: "Shixi" },
  [community]: { zh: "新苑社区", en: "Xinyuan" },
  "371602002001": { zh: "南海社区", en: "Nanhai" },
  [grid]: { zh: "第一网格", en: "Grid 1" },
  [nextGrid]: { zh: "第二网格", en: "Grid 2" },
  [farGrid]: { zh: "第一网格", en: "Grid 1" },
  [`${county}-D03`]: { zh: "区民政局", en: "Civil affairs" },
  [`${county}-D07`]: { zh: "区消防救援大队", en: "Fire brigade" },
  [`${county}-D14`]: { zh: "区住建局", en: "Housing" },
  [`${county}-D30`]: { zh: "区委政法委", en: "Public order" },
};

const held = (role: Role, unit: string) => [{ role, unit }];
/** Everybody by id. Each role once at the street (`cadre-street`), for the matrix of permissions; the others where they work. */
const people: Record<string, { role: Role; unit: string }[]> = {
  ...Object.fromEntries(Role.options.map((role) => [`${role}-street`, held(role, street)])),
  grid: held("grid-staff", grid),
  // The sign-in page of one machine offers this one by name.
  "grid-staff": held("grid-staff", grid),
  "next-grid": held("grid-staff", nextGrid),
  "far-grid": held("grid-staff", farGrid),
  cadre: held("cadre", community),
  dispatcher: held("dispatcher", street),
  handler: held("handler", "371602-D07"),
  "gas-handler": held("handler", "371602-D14"),
  verifier: held("verifier", "371602-D07"),
  administrator: held("administrator", county),
  supervisor: held("supervisor", county),
  leader: held("leader", county),
  auditor: held("auditor", county),
  nobody: [],
};
const names: Record<string, string> = { "grid-staff": "李秀兰", administrator: "周明" };
const nameOf = (id: string): string => names[id] ?? id;

const subject = (id: string, type: Subject["type"], unit: string): Subject => ({
  id,
  type,
  unit,
  title: id,
  facts: {},
  version: 1,
});
const subjects = [
  ...["hou_0001", "hou_0002", "hou_0003"].map((id) => subject(id, "household", grid)),
  subject("hou_next", "household", nextGrid),
  subject("hou_far1", "household", farGrid),
  subject("pla_0001", "place", grid),
];

/** A UUIDv7 that a test can say again. */
export const uuid = (n: number): string => `0192f1c4-0000-7000-8000-${n.toString(16).padStart(12, "0")}`;

const checkedLines = [
  "exitsClear",
  "windowBars",
  "cableCharging",
  "ebikesInside",
  "livingInShop",
  "wiring",
  "extinguishers",
  "gasUse",
  "cylinders",
  "flammables",
  "training",
] satisfies (keyof HazardCheckAnswers["items"])[];
const allRight = Object.fromEntries(checkedLines.map((it) => [it, { result: "ok" as const }]));

/** Answers of a safety check of a small place that finds the named lines wrong; `signature` is an uploaded file. */
export const check = (signature: string, wrong: Record<string, Answers> = {}): Answers => ({
  ...({ placeType: "nine-small", items: allRight, contact: "王", signature } satisfies HazardCheckAnswers),
  items: { ...allRight, ...wrong },
});

type Packs = {
  demand: DemandAnswers;
  "gas-check": GasCheckAnswers;
  "hazard-check": HazardCheckAnswers;
  "household-visit": HouseholdVisitAnswers;
  incident: IncidentAnswers;
  project: ProjectAnswers;
  rectification: RectificationAnswers;
  resource: ResourceAnswers;
};
/** Any value for a field that the form has: a test may answer wrongly, but not what nobody asks any more. */
type Over<Fields> = { [Field in keyof Fields]?: Answer };
type Given<Form extends string> = Form extends keyof Packs ? Over<Packs[Form]> : Answers;

export type World = TestService & {
  actor(person: string): Actor;
  token(person: string, over?: Partial<Parameters<typeof signToken>[1]>): Promise<string>;
  /** One request through the real application, without a socket. */
  call: Call;
  /** A submission of the live version, filled now in the grid. */
  submission<Form extends string>(form: Form, answers: Given<Form>, over?: Partial<Submission>): Submission;
  send<Form extends string>(
    by: string,
    form: Form,
    answers: Given<Form>,
    over?: Partial<Submission>,
  ): ReturnType<typeof submit>;
  /** Approves the draft that is there, as somebody who did not write it; what to send with its publishing. */
  approve(form: string, approver?: string): Promise<{ approvedBy: string }>;
  /** Publishes the draft that is there, approved so. */
  publish(form: string, by?: string): Promise<FormVersion>;
  /** A picture with this text behind its beginning, uploaded by somebody; its name. */
  upload(by: string, text: string, type?: PictureType): Promise<string>;
};

/** `bare`: units and people alone, before anything was taken over or published. */
export type WorldOptions = ServiceOptions & { bare?: boolean };

export async function openWorld({ bare, ...options }: WorldOptions = {}): Promise<World> {
  const service = await openService(options);
  const { deps, clock } = service;
  await settle(service, bare ? [] : subjects);
  if (!bare) await setUp(deps);
  const actor = (id: string): Actor => {
    const posts = people[id];
    if (!posts) throw new Error(`nobody is ${id}`);
    return { person: id, name: nameOf(id), posts: postsOn(posts, localDate(clock.now())) };
  };
  const token = (person: string, over: Partial<Parameters<typeof signToken>[1]> = {}) =>
    signToken(service.keys, {
      person,
      issuer: issuerOf(service.origin),
      audience: "gridform-web",
      seconds: 3600,
      // Tokens live by the true time, as those of a real issuer do.
      now: Date.now(),
      ...over,
    });
  const approveDraft: World["approve"] = async (form, approver = "leader") => {
    const item = await deps.table.get(formDraftKey(form));
    const reason = "工作需要";
    if (item) await approve(deps, actor(approver), form, { draft: draftOf(item).version, reason });
    return { approvedBy: approver };
  };
  let next = 0xf00000;
  const submission: World["submission"] = (form, answers, over = {}) => ({
    id: uuid(next++),
    form,
    version: 1,
    unit: grid,
    filledAt: clock.now(),
    answers: answers as Answers,
    files: [],
    ...over,
  });
  return {
    ...service,
    actor,
    token,
    call: caller(service.app, token),
    submission,
    send: (by, form, answers, over) => submit(deps, actor(by), submission(form, answers, over)),
    approve: approveDraft,
    publish: async (form, by = "administrator") =>
      (await publishForm(deps, actor(by), form, await approveDraft(form))).form,
    async upload(by, text, type = "image/jpeg") {
      const bytes = picture(text, type);
      const { name } = await requestUpload(deps, actor(by), {
        contentType: type,
        size: bytes.length,
        sha256: sha256(bytes),
      });
      await receiveUpload(deps, by, name, bytes);
      return name;
    },
  };
}

async function settle({ deps }: TestService, known: Subject[]): Promise<void> {
  const stock = new Map<string, Write>();
  for (const { unit, type } of known) {
    const count = known.filter((it) => it.unit === unit && it.type === type).length;
    stock.set(`${unit} ${type}`, stockWrite(unit, type, count));
  }
  const persons = Object.entries(people).map(([id, posts]) =>
    Person.parse({ id, name: nameOf(id), posts, version: 1 }),
  );
  const writes: Write[] = [
    ...Object.entries(units).map(
      ([code, title]): Write => ({
        kind: "put",
        item: unitItem({ code, title, level: levelOf(code), parent: parentOf(code), version: 1 }),
      }),
    ),
    ...persons.flatMap((person) => personWrites(person)),
    ...known.map((it): Write => ({ kind: "put", item: subjectItem(it) })),
    ...stock.values(),
  ];
  for (let at = 0; at < writes.length; at += 90) await deps.table.commit(writes.slice(at, at + 90));
}

/** A visit of one who lives there; a person lives in one household alone. */
export const visit = (over: Over<HouseholdVisitAnswers> = {}, resident = "zhang-01"): Answers => ({
  ...livesThere(resident),
  ...over,
});

const livesThere = (resident: string) =>
  ({
    residence: "owned",
    addressAgrees: true,
    houseSafety: "safe",
    residents: [
      {
        id: resident,
        name: "张建国",
        relation: "head",
        idType: "resident-id",
        idNumber: "371602195803120018",
        phone: "13800138000",
        personType: "registered",
      },
    ],
    careNeeds: ["none"],
    demandRaised: false,
    satisfaction: "satisfied",
  }) satisfies HouseholdVisitAnswers;

export const offer = (quantity: number, over: Over<ResourceAnswers> = {}): Answers => ({
  ...({
    title: "会议室",
    theme: "resources",
    content: "周末开放",
    quantity,
    validUntil: "2026-12-31",
    provider: "图书馆",
    contactPhone: "13800138000",
  } satisfies ResourceAnswers),
  ...over,
});

export const demand = (quantity: number, over: Over<DemandAnswers> = {}): Answers => ({
  ...({
    title: "理发",
    theme: "resources",
    content: "老人理发",
    quantity,
    validUntil: "2026-12-31",
  } satisfies DemandAnswers),
  ...over,
});
