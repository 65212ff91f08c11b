// What pages read of the device's store, and when it changed.

import type { CaseView } from "../../api/cases.ts";
import type { SubjectView } from "../../api/registry.ts";
import type { Me } from "../../api/service.ts";
import type { FormVersion } from "../../forms/definition/definition.ts";
import { listDrafts } from "../offline/drafts.ts";
import { findForm } from "../offline/find-form.ts";
import type { Offline } from "../offline/form-device.ts";
import type { Draft, Outgoing } from "../offline/records.ts";
import { latestForms } from "../offline/sync.ts";

export type Device = ReturnType<typeof createDevice>;

/** `learn` is told who works here, as the server says it with every update. */
export function createDevice(offline: Offline, learn: (me: Me) => void) {
  const { store } = offline;
  const listeners = new Set<() => void>();
  const changed = () => {
    for (const listener of listeners) listener();
  };
  let seen = "";
  let sentBefore = offline.status().sent;
  offline.subscribe(({ waiting, attention, sent }) => {
    const counts = `${waiting} ${attention} ${sent}`;
    if (counts !== seen) changed();
    seen = counts;
    // What was sent may have opened or moved cases.
    if (sent > sentBefore) void update();
    sentBefore = sent;
  });

  async function update(): Promise<boolean> {
    if ((await offline.pull().catch(() => "later")) !== "fresh") return false;
    const me = await store.get("meta", "me");
    if (me?.key === "me") learn(me.me as Me);
    changed();
    // The server answers, so what backed off from a network that was not there yet need not wait any longer.
    if (offline.status().waiting > 0) void offline.send(true).catch(() => undefined);
    return true;
  }

  const stop = offline.start();
  return {
    offline,
    close(): void {
      stop();
      offline.close();
    },
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Fetches what changed on the server and tells the pages; false when it could not. */
    update,
    forms: (): Promise<FormVersion[]> => latestForms(store),
    form: (id: string, version?: number): Promise<FormVersion | undefined> => findForm(offline, id, version),
    subjects: (type?: string) =>
      (type ? store.getAllFromIndex("subjects", "type", type) : store.getAll("subjects")) as Promise<SubjectView[]>,
    subject: (id: string) => store.get("subjects", id) as Promise<SubjectView | undefined>,
    cases: () => store.getAll("cases") as unknown as Promise<CaseView[]>,
    case: (id: string) => store.get("cases", id) as unknown as Promise<CaseView | undefined>,
    drafts: (): Promise<Draft[]> => listDrafts(store),
    sent: (id: string): Promise<Outgoing | undefined> => store.get("outbox", id),
    file: (name: string) => offline.shelf.get(name),
    /** Whether a step of a case still waits to be sent. */
    async hasStep(id: string): Promise<boolean> {
      const waiting = await store.getAllFromIndex("outbox", "state", "waiting");
      return waiting.some((it) => it.payload.kind === "step" && it.payload.case === id);
    },
  };
}
