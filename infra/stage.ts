// One stage, such as beta or prod: what keeps data, what people reach, and what works between the two.
import { Stage, Tags } from "aws-cdk-lib";
import type { Construct } from "constructs";
import { FrontStack } from "./front-stack.ts";
import { ServiceStack } from "./service-stack.ts";
import type { StageSettings } from "./stage-settings.ts";
import { StateStack } from "./state-stack.ts";

/** Where `npm run bundle` and `npm run build:web` put what is deployed. */
export type Built = { functions: string; webClient: string };

export class GridformStage extends Stage {
  readonly state: StateStack;
  readonly front: FrontStack;
  readonly service: ServiceStack;

  constructor(scope: Construct, name: string, settings: StageSettings, built: Built) {
    super(scope, name, { env: { account: settings.account, region: settings.region } });
    this.state = new StateStack(this, "state", name, settings);
    this.front = new FrontStack(this, "front", settings, this.state, built.webClient);
    this.service = new ServiceStack(this, "service", settings, {
      state: this.state,
      front: this.front,
      bundles: built.functions,
    });
    Tags.of(this).add("gridform:stage", name);
  }
}
