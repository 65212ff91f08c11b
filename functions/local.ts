// `npm start`: the whole product on this machine, with the demonstration district on an empty data folder.

import { Problem } from "../core/problem.ts";
import { localDate } from "../core/time.ts";
import { browserLacking } from "./adapters/chromium/browser.ts";
import { readLocalSettings } from "./config.ts";
import { demoDeliveries } from "./demo/first-reports.ts";
import { loadDemo, monthBefore } from "./demo/load.ts";
import { openLocal, storeFile } from "./local-service.ts";
import { sayPortTaken, sayStoreTrouble } from "./local-troubles.ts";
import { setUp } from "./usecases/service/set-up.ts";

const settings = readLocalSettings(process.env);
if (!settings.issuer && !["127.0.0.1", "::1", "localhost"].includes(settings.host)) {
  console.error(
    "The built-in sign-in asks for no password: it is for this machine alone. Set GRIDFORM_ISSUER to listen on another address.",
  );
  process.exit(1);
}
const service = await openLocal(settings).catch(tellAndEnd);
const { deps } = service;
const today = localDate(deps.clock.now());

const say = (text: string) => console.log(text);
const steps: Record<string, string> = {
  units: "单位",
  people: "人员",
  registry: "登记库",
  submissions: "填报",
  cases: "办理",
};

/** One line that counts up in a terminal; a line a step elsewhere. */
function progress(step: string, done: number, of: number): void {
  const text = `  ${steps[step] ?? step} ${done.toLocaleString("en")} / ${of.toLocaleString("en")}`;
  if (process.stdout.isTTY) process.stdout.write(`\r\x1b[K${text}${done >= of ? "\n" : ""}`);
  else if (done >= of) say(text);
}

/** What an operator can mend is told in a sentence, with what to do; everything else is a bug, with its stack. */
function tellAndEnd(error: unknown): never {
  if (!(error instanceof Problem) && (error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
  console.error(
    error instanceof Problem ? sayStoreTrouble(error.code, storeFile(settings.data)) : sayPortTaken(settings.port),
  );
  process.exit(1);
}

await setUp(deps).catch(tellAndEnd);
if (!settings.issuer) {
  const started = performance.now();
  const loaded = await loadDemo(deps, { today, progress });
  if (loaded)
    say(`演示数据已载入，用时 ${((performance.now() - started) / 1000).toFixed(1)} 秒 · demonstration district loaded`);
}
await service.listen().catch(tellAndEnd);
// The outbox stands open only where the sign-in is the demonstration's.
say(`格智表单 Gridform  ${service.origin}${settings.issuer ? "" : `   发件箱 outbox ${service.origin}/outbox`}`);
if (!settings.issuer) {
  await demoDeliveries(deps, monthBefore(today));
  await service.tick();
  if ((await service.outbox.list()).length > 0)
    say(`首份通报已在发件箱 · the first report is in the outbox: ${service.origin}/outbox`);
}
const lacking = browserLacking();
if (lacking) say(`${lacking.zh} · ${lacking.en}`);

/** A minute, as EventBridge Scheduler keeps it on AWS. */
const everyMinute = setInterval(() => {
  service.tick().catch((error: unknown) => console.error("tick failed", error));
}, 60_000);

async function stop(): Promise<void> {
  clearInterval(everyMinute);
  await service.close();
  process.exit(0);
}
process.once("SIGINT", stop);
process.once("SIGTERM", stop);
