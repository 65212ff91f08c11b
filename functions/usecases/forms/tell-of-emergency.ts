// The mails about a form that went out in an emergency: its approval is asked for, or nobody gave it.
import { letterTo } from "../../../core/letter.ts";
import { say } from "../../../core/text.ts";
import { type Instant, localDate, localTime } from "../../../core/time.ts";
import { places, webAddress } from "../../../core/web-address.ts";
import type { WorkDeps } from "../../deps.ts";
import { formHead, formVersion } from "../../store/forms.ts";
import { admissionOf } from "../../store/items.ts";
import * as keys from "../../store/keys.ts";
import { findPerson, personName } from "../../store/people.ts";

export type EmergencyNotice = { form: string; version: string; about: "asked" | "stopped"; person: string };

type About = { form: string; version: string; by: string; note: string; due: string; back: string };

const words = {
  zh: {
    back: (version: number) => (version > 0 ? `恢复第 ${version} 版` : "停用该表单"),
    note: (text: string | undefined) => (text ? `，说明：${text}` : ""),
    asked: {
      title: ({ form }: About) => `请批准应急发布的表单《${form}》`,
      sentence: ({ form, version, by, note, due, back }: About) =>
        `${by}应急发布了表单《${form}》第 ${version} 版${note}。请在 ${due} 前批准；逾期未批，系统将自动${back}。`,
      link: "查看并批准",
    },
    stopped: {
      title: ({ form }: About) => `应急发布的表单《${form}》逾期未批，已停止`,
      sentence: ({ form, version, due, back }: About) =>
        `表单《${form}》第 ${version} 版应急发布后，截至 ${due} 无人批准，系统已${back}。已填报的内容均已保留。如没有其他草稿，该版已存为草稿，批准后可重新发布。`,
      link: "打开表单",
    },
  },
  en: {
    back: (version: number) => (version > 0 ? `version ${version} goes live again` : "the form is retired"),
    note: (text: string | undefined) => (text ? `, saying: ${text}` : ""),
    asked: {
      title: ({ form }: About) => `Please approve “${form}”, published in an emergency`,
      sentence: ({ form, version, by, note, due, back }: About) =>
        `${by} published version ${version} of “${form}” in an emergency${note}. Please approve it by ${due}; otherwise ${back} automatically.`,
      link: "Read and approve",
    },
    stopped: {
      title: ({ form }: About) => `Nobody approved “${form}” in time: it is stopped`,
      sentence: ({ form, version, due, back }: About) =>
        `Version ${version} of “${form}”, published in an emergency, was not approved by ${due}: ${back}. What was filled in is kept. Unless there was another draft, the version stands as one, and can be published once it is approved.`,
      link: "Open the form",
    },
  },
};

/** Nobody is asked for what was approved, stopped or published anew meanwhile. */
export async function tellOfEmergency(deps: WorkDeps, notice: EmergencyNotice): Promise<void> {
  const { form: id, about, person } = notice;
  const version = Number(notice.version);
  const [form, head, item, to] = await Promise.all([
    formVersion(deps, id, version),
    formHead(deps, id),
    deps.table.get(keys.admissionKey(id, version)),
    findPerson(deps, person),
  ]);
  const admission = item && admissionOf(item);
  const stopped = head?.stopped?.find((it) => it.from <= version && version <= it.to);
  const waits = head?.emergency?.version === version;
  if (!form || !admission?.emergency || !to?.email || (about === "asked" ? !waits : !stopped)) return;
  const { name, email, language } = to;
  const { back, note, [about]: text } = words[language];
  const said: About = {
    form: say(form.title, language),
    version: notice.version,
    by: await personName(deps, admission.publishedBy),
    note: note(admission.emergency.note),
    due: momentOf(admission.emergency.due),
    back: back(about === "asked" ? (head?.emergency?.before ?? 0) : (stopped?.from ?? 1) - 1),
  };
  const letter = letterTo(
    { name, email, language },
    {
      title: text.title(said),
      sentences: [text.sentence(said)],
      link: { title: text.link, url: webAddress(deps.origin, places.draft(id)) },
      messageId: `<form-${about}.${id}.${version}.${person}@gridform>`,
    },
  );
  await deps.mailer.send(letter);
}

const momentOf = (instant: Instant): string => `${localDate(instant)} ${localTime(instant)}`;
