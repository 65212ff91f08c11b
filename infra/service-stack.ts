// What works: the API's function and its routes, the tick of every minute, the worker; and the alarms that watch all of them.
import { join } from "node:path";
import { Duration, Size, Stack } from "aws-cdk-lib";
import { Architecture } from "aws-cdk-lib/aws-lambda";
import type { Construct } from "constructs";
import { Alarms } from "./alarms.ts";
import { ApiStage } from "./api.ts";
import { EveryMinute } from "./every-minute.ts";
import type { FrontStack } from "./front-stack.ts";
import { GridformFunction } from "./function.ts";
import type { StageSettings } from "./stage-settings.ts";
import type { StateStack } from "./state-stack.ts";
import { WorkQueue } from "./work-queue.ts";

type Neighbours = { state: StateStack; front: FrontStack; bundles: string };

export class ServiceStack extends Stack {
  private readonly settings: StageSettings;
  private readonly near: Neighbours;

  constructor(scope: Construct, name: string, settings: StageSettings, near: Neighbours) {
    super(scope, name, { description: "Gridform: functions and alarms" });
    this.settings = settings;
    this.near = near;
    // The table's name is read from a parameter of that stack.
    this.addStackDependency(near.state);
    const work = new WorkQueue(this, workerTimeout);
    const functions = { api: this.makeApi(work), tick: this.makeTick(work), worker: this.makeWorker(work) };
    const { api } = near.front;
    const stage = new ApiStage(this, api, api.addRoutes(this, functions.api, near.front.issuer), settings.throttle);
    new Alarms(this, settings, { api: api.httpApi, stage, functions, work, store: near.state.store });
  }

  private makeApi(work: WorkQueue): GridformFunction {
    const { state, front } = this.near;
    const api = this.makeFunction("api", {
      architecture: Architecture.ARM_64,
      // 1,769 MB is where Lambda gives one whole processor; cold starts and decisions slow down in proportion below it.
      memoryMegabytes: 1769,
      // API Gateway gives up after 30 s.
      timeout: Duration.seconds(29),
    });
    state.store.grantReadAndCommit(api);
    state.files.grantReadAndPut(api);
    state.reports.grantRead(api);
    work.grantSend(api);
    front.tellIssuer(api);
    front.tellOrigin(api);
    this.tellApprovers(api);
    return api;
  }

  private makeTick(work: WorkQueue): GridformFunction {
    const tick = this.makeFunction("tick", {
      architecture: Architecture.ARM_64,
      memoryMegabytes: 512,
      // Shorter than the minute between two ticks.
      timeout: Duration.seconds(50),
    });
    this.near.state.store.grantQuery(tick);
    work.grantSend(tick);
    new EveryMinute(this, tick);
    return tick;
  }

  private makeWorker(work: WorkQueue): GridformFunction {
    const { state, front } = this.near;
    const worker = this.makeFunction("worker", {
      // The browser inside @sparticuz/chromium is built for x64.
      architecture: Architecture.X86_64,
      memoryMegabytes: 3008,
      timeout: workerTimeout,
      // The browser unpacks to some 250 MB; the rest is for long tables.
      temporaryFiles: Size.gibibytes(2),
    });
    state.store.grantReadAndCommit(worker);
    state.files.grantReadAndPut(worker);
    state.reports.grantReadAndPut(worker);
    state.mail.grantSend(worker);
    front.tellOrigin(worker);
    this.tellApprovers(worker);
    work.grantSend(worker);
    work.feed(worker);
    return worker;
  }

  private tellApprovers(to: GridformFunction): void {
    to.tell("approvers", this.settings.approvers.join(","));
  }

  private makeFunction(
    name: "api" | "tick" | "worker",
    props: Omit<ConstructorParameters<typeof GridformFunction>[2], "bundle" | "runtime">,
  ): GridformFunction {
    const bundle = join(this.near.bundles, name);
    return new GridformFunction(this, name, { ...props, bundle, runtime: this.settings.runtime });
  }
}

/** The pieces of a batch at once. Each is seconds; the longest, a print that is stopped and tried again, two minutes. Shorter than their leases. */
const workerTimeout = Duration.seconds(170);
