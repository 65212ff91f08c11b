// A page for tests alone: a form from the device, over a server that the test plays.
import "../../../web/parts/basis.css";
import { render } from "preact";
import type { Instant } from "../../../core/time.ts";
import { OpenForm } from "../../../web/form/open-form.tsx";
import type { Connection } from "../../../web/offline/connection.ts";
import { listDrafts } from "../../../web/offline/drafts.ts";
import { enqueue } from "../../../web/offline/enqueue.ts";
import { openOffline } from "../../../web/offline/offline.ts";
import { exportQueue, listOutbox } from "../../../web/offline/outbox.ts";
import "../../../web/app/style.css";
import type { Offline } from "../../../web/offline/form-device.ts";

const connection: Connection = {
  async request(method, path, body) {
    const answer = await fetch(`/api/v1${path}`, {
      method,
      headers: body === undefined ? {} : { "content-type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    return { status: answer.status, body: await answer.json().catch(() => undefined) };
  },
  async upload(ticket, bytes) {
    return (await fetch(ticket.url, { method: ticket.method, headers: ticket.headers, body: bytes })).status;
  },
};

const asked = new URLSearchParams(location.search);
const language = asked.get("lang") === "en" ? "en" : "zh";
document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
const now = () => new Date().toISOString() as Instant;

const offline = await openOffline({
  person: asked.get("person") ?? "tester",
  connection,
  now,
  ...(asked.has("lease") && { locks: undefined }),
});
if (asked.has("start")) offline.start();
const form = asked.get("form");
const app = document.getElementById("app") as HTMLElement;
const done: string[] = [];
const tools = { offline, done, listDrafts, listOutbox, exportQueue, enqueue };
Object.assign(globalThis, { tools });
export type Tools = typeof tools & { offline: Offline };

if (form) {
  await offline.pull().catch(() => undefined);
  const finish = (id: string) => {
    done.push(id);
    render(<p id="done">{id}</p>, app);
  };
  render(
    <OpenForm
      device={offline}
      language={language}
      form={form}
      unit="371602001001G01"
      initial={JSON.parse(asked.get("answers") ?? "{}")}
      subject={asked.get("subject") ?? undefined}
      onDone={finish}
      onCancel={() => finish("cancelled")}
    />,
    app,
  );
}
app.dataset.ready = "yes";
