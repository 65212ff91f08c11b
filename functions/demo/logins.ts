// Who can be chosen on the demonstration's sign-in page, each with the posts in words.
import type { Deps } from "../deps.ts";
import { findPerson } from "../store/people.ts";
import { unitTitle } from "../store/units.ts";

/** The people with stable names, in the order of the page. */
const demoIds = [
  "grid-staff",
  "grid-staff-2",
  "handler",
  "verifier",
  "cadre",
  "dispatcher",
  "township-leader",
  "leader",
  "supervisor",
  "appraiser",
  "administrator",
  "township-administrator",
  "auditor",
];
const roleNames: Record<string, string> = {
  administrator: "管理员",
  "grid-staff": "网格员",
  cadre: "社区书记",
  dispatcher: "街道调度员",
  handler: "部门处置员",
  verifier: "核查员",
  supervisor: "督查员",
  appraiser: "考核员",
  leader: "领导",
  auditor: "审计员",
};

/** Those whom the demonstration's sign-in page offers; whoever is not in the data is left out. */
export async function demoLogins(deps: Deps) {
  const people = await Promise.all(demoIds.map((id) => findPerson(deps, id)));
  return Promise.all(
    people
      .filter((it) => it !== undefined)
      .map(async (person) => {
        const posts = await Promise.all(
          person.posts.map(async (post) => {
            return `${roleNames[post.role]} · ${(await unitTitle(deps, post.unit)).zh}`;
          }),
        );
        return { ...person, postsInWords: posts.join("；") };
      }),
  );
}
