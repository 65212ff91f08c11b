// The CDK app: one stage for each entry of `stages` in cdk.json. `cdk synth '**'` needs no account and no network.
import { App, Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import { GridformStage } from "./stage.ts";
import { Stages } from "./stage-settings.ts";

const app = new App();
for (const [name, settings] of Object.entries(Stages.parse(app.node.tryGetContext("stages")))) {
  new GridformStage(app, name, settings, { functions: "dist/lambda", webClient: "dist/web" });
}
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
app.synth();
