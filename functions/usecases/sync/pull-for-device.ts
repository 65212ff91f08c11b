// What a device needs to go offline.

import type { CaseView } from "../../../api/cases.ts";
import type { Actor } from "../../../core/person.ts";
import type { Language } from "../../../core/text.ts";
import { levelOf } from "../../../core/unit.ts";
import { SubjectType } from "../../../forms/definition/definition.ts";
import { mayFill } from "../../../forms/definition/may-fill.ts";
import { factMasks } from "../../../forms/registry/fact-masks.ts";
import { maskSubject } from "../../../forms/registry/mask-subject.ts";
import type { Deps } from "../../deps.ts";
import { allForms } from "../../store/forms.ts";
import { subjectOf } from "../../store/items.ts";
import * as keys from "../../store/keys.ts";
import { all } from "../../store/paging.ts";
import { withActivity } from "../../store/subjects.ts";
import { listCases } from "../cases/list-cases.ts";
import { describeActor } from "../organisation/describe-actor.ts";

/**
 * All a device needs: forms, its grids' subjects with what is known of them (masked), and open cases.
 * The route's `since` may shorten the answer later; today it is always whole, some 100 KB for a grid of 400 households.
 */
export async function pullForDevice(deps: Deps, actor: Actor & { language: Language }) {
  const me = await describeActor(deps, actor);
  const grids = actor.posts
    .filter((post) => post.role === "grid-staff" && levelOf(post.unit) === "grid")
    .map((post) => post.unit);
  const forms = await allForms(deps);
  const hidden = factMasks(forms);
  const mine = forms.filter((form) => mayFill(actor, form));
  const types = new Set(mine.flatMap((form) => (form.subject ? [SubjectType.parse(form.subject)] : [])));
  const subjects = (
    await Promise.all(
      grids.flatMap((grid) => [...types].map((type) => all(deps.table, keys.subjectsOfUnit(grid, type)))),
    )
  ).flatMap((items) => items.map((item) => maskSubject(subjectOf(item), hidden, "own-grid")));
  const cases: CaseView[] = [];
  for (const unit of new Set(actor.posts.filter((post) => post.role === "grid-staff").map((post) => post.unit))) {
    cases.push(
      ...(await listCases(deps, actor, { unit, lists: ["hazards", "projects", "cases"] }, { limit: 200 })).items,
    );
  }
  return {
    now: deps.clock.now(),
    full: true,
    me,
    forms: mine,
    units: me.units,
    subjects: await withActivity(deps, subjects),
    cases,
  };
}
