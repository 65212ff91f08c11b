// One stage, such as beta or prod: what keeps data, what people reach, and what works between the two.
import { existsSync } from "node:fs";
import { join } from "node:path";
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
    requireBuilt(built);
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

/** `cdk` itself makes nothing, and would say no more than that it cannot find an asset. */
function requireBuilt({ functions, webClient }: Built): void {
  const missing = [join(functions, "api"), webClient].filter((folder) => !existsSync(folder));
  if (missing.length > 0)
    throw new Error(
      `${missing.join(" and ")} must be built first: npm run bundle && npm run build:web (npm run synth does)`,
    );
}
