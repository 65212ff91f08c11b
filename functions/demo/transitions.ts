// What became of the demonstration's cases: hazards rectified or overdue, projects done and rated, lists closed.
import { addDays, atLocal, type Instant, type LocalDate, millisecondsOf } from "../../core/time.ts";
import { townshipOf } from "../../core/unit.ts";
import type { DemandSteps } from "../../forms/catalog/demand/answers.d.ts";
import type { ProjectSteps } from "../../forms/catalog/project/answers.d.ts";
import type { RectificationSteps } from "../../forms/catalog/rectification/answers.d.ts";
import type { ResourceSteps } from "../../forms/catalog/resource/answers.d.ts";
import type { FormVersion } from "../../forms/definition/definition.ts";
import type { CaseState } from "../../forms/workflow/case-state.ts";
import { casesOf } from "./cases.ts";
import { actorOf } from "./lists.ts";
import { cadreOf, staffOf } from "./people.ts";
import { type DemoFile, demoPhotos, type PhotoKind } from "./photos.ts";
import { between, chance, pick, pickWeighted, type Random } from "./random.ts";
import type { Filled, Taken } from "./story.ts";
import { Telling } from "./telling.ts";

export type TransitionOptions = {
  random: Random;
  submissions: readonly Filled[];
  forms: ReadonlyMap<string, FormVersion>;
  to: LocalDate;
};

type Story = {
  random: Random;
  end: Instant;
  photos: Record<PhotoKind, DemoFile>;
  /** Offers and demands by their id. */
  listed: ReadonlyMap<string, CaseState>;
};

const DAY = 86_400_000;

/** Every transition up to the end of the last day, oldest first; its person may take it at the step where the case then is. */
export function demoTransitions({ random, submissions, forms, to }: TransitionOptions): Taken[] {
  const cases = casesOf(forms, submissions);
  const of = (...lists: CaseState["list"][]) => cases.filter((it) => lists.includes(it.list));
  const listings = of("offers", "demands");
  const listed = new Map(listings.map((it) => [it.id, it]));
  const story: Story = { random, end: atLocal(addDays(to, 1), "00:00"), photos: demoPhotos(), listed };
  const projects = of("projects").map((state): Delivered => ({ state, taken: deliver(story, state) }));
  return [
    ...of("hazards").flatMap((state) => rectify(story, state)),
    ...projects.flatMap((it) => it.taken),
    ...listings.flatMap((state) => close(story, state, projects)),
  ].sort((a, b) => (a.at < b.at ? -1 : 1));
}

const measures = ["立即清理并保持畅通", "七日内更换到位", "停止使用，联系专业人员维修", "现场教育，移至集中充电点"];
const results = ["已整改到位", "已更换，当场验证有效", "已清理完毕"];

/** Notified, rectified, reviewed: most in time, some late, some still open at the end. */
function rectify({ random, end, photos }: Story, state: CaseState): Taken[] {
  const telling = new Telling<RectificationSteps>(random, state, end);
  const staff = staffOf(state.unit);
  const repairer = chance(random, 0.35) ? "handler" : staff;
  const fate = pickWeighted(random, [
    ["in-time", 78],
    ["late", 10],
    ["not-repaired", 8],
    ["not-notified", 4],
  ]);
  // Shares of the time there is: a hazard that cannot wait has three days, another two weeks or more.
  const opened = millisecondsOf(state.openedAt);
  const late = fate === "late" ? between(random, 2, 12) * DAY : 0;
  const at = (share: number) => opened + (millisecondsOf(state.dueAt ?? end) - opened) * share;
  const repaired = { afterPhotos: [photos.after.name], result: pick(random, results) };

  if (fate === "not-notified") return [];
  telling.step("notify", staff, at(0.05), { measure: pick(random, measures), noticePhoto: [photos.notice.name] });
  if (fate === "not-repaired") return telling.taken;
  telling.step("rectified", repairer, at(0.4) + late, repaired);
  if (chance(random, 0.07)) {
    telling.step("fail", "verifier", at(0.5) + late, { failReason: "现场仍有遗留问题，请继续整改" });
    telling.step("rectified", repairer, at(0.6) + late, repaired);
  }
  const review = { reviewNote: "现场核查，隐患已消除", reviewPhotos: [photos.after.name] };
  return telling.step("pass", "verifier", at(0.7) + late, review).taken;
}

type Delivered = { state: CaseState; taken: Taken[] };

const thanks = ["谢谢大家的帮助", "服务周到，居民很满意", "希望以后多来"];

/** Delivered by who claimed it, rated by the township's cadre; a few are given back, a few stay undone. */
function deliver(story: Story, state: CaseState): Taken[] {
  const { random, end, photos } = story;
  const telling = new Telling<ProjectSteps>(random, state, end);
  const by = state.openedBy;
  const opened = millisecondsOf(state.openedAt);
  const due = millisecondsOf(state.dueAt ?? end);
  const late = chance(random, 0.1) ? between(random, 1, 8) * DAY : 0;
  const fate = pickWeighted(random, [
    ["done", 82],
    ["undone", 12],
    ["given-back", 6],
  ]);

  if (fate === "undone") return [];
  if (fate === "given-back") return giveBack(story, state, opened + between(random, 1, 4) * DAY);
  if (chance(random, 0.6)) telling.step("start", by, opened + (due - opened) * 0.2, {});
  const proof = { proof: [photos.proof.name], completionNote: "已按约定完成" };
  telling.step("complete", by, opened + (due - opened) * (0.4 + random() * 0.55) + late, proof);
  if (chance(random, 0.15)) return telling.taken;
  const rating = pickWeighted(random, [
    [5, 62],
    [4, 28],
    [3, 8],
    [2, 2],
  ]);
  return telling.step("rate", cadreOf(townshipOf(state.unit)), due + late + DAY, {
    rating,
    thanks: pick(random, thanks),
  }).taken;
}

/** Nothing can be given back to an entry of a list that has expired by then. */
function giveBack({ random, end, listed }: Story, state: CaseState, at: number): Taken[] {
  const named = [state.answers.offer, state.answers.demand].map((id) => listed.get(String(id)));
  const telling = new Telling<ProjectSteps>(random, state, end);
  if (named.some((it) => it?.dueAt && at + DAY > millisecondsOf(it.dueAt))) return [];
  return telling.step("withdraw", state.openedBy, at, { withdrawReason: "时间冲突，无法按期完成" }).taken;
}

/** What is wholly claimed and delivered is closed; a few that nobody claimed are withdrawn. */
function close({ random, end }: Story, state: CaseState, projects: Delivered[]): Taken[] {
  const claims = projects.filter(({ state: { answers } }) => answers.offer === state.id || answers.demand === state.id);
  const telling = new Telling<ResourceSteps & DemandSteps>(random, state, end);
  const inTime = (at: number) => at + DAY < millisecondsOf(state.dueAt ?? end);
  if (claims.length === 0) {
    const at = millisecondsOf(state.openedAt) + between(random, 30, 40) * DAY;
    if (!chance(random, 0.04) || !inTime(at)) return [];
    return telling.step("withdraw", actorOf(state.unit), at, { withdrawReason: "情况有变，不再发布" }).taken;
  }
  const completions = claims.flatMap(({ taken }) => taken.filter((it) => it.transition === "complete"));
  const claimed = claims.reduce((sum, it) => sum + Number(it.state.answers.quantity), 0);
  const at = Math.max(...completions.map((it) => millisecondsOf(it.at))) + DAY;
  const isDone = completions.length === claims.length && claimed >= Number(state.answers.quantity);
  if (!isDone || !inTime(at) || chance(random, 0.3)) return [];
  return telling.step("close", actorOf(state.unit), at, { closingNote: "已全部对接完成" }).taken;
}
