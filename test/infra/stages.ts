// Stages of the CDK app as tests make them: with the context of cdk.json, on bundles that are stubs.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, type Stack, Validations } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { AwsSolutionsChecks } from "cdk-nag";
import { GridformStage } from "../../infra/stage.ts";
import { StageSettings, Stages } from "../../infra/stage-settings.ts";

const { context } = JSON.parse(readFileSync("cdk.json", "utf8")) as { context: Record<string, unknown> };

export const stages = Stages.parse(context.stages);

export type Resource = { Type: string; Properties: Record<string, unknown>; DeletionPolicy?: string };
export type Synthesised = {
  state: Template;
  front: Template;
  service: Template;
  /** Every resource of the stage. */
  resources: Resource[];
};

/** Synthesises one stage; throws what cdk-nag finds, unless a reason is given for it. `fresh`: on a checkout where nothing is built. */
export function synthesise(name: string, settings: unknown, { fresh = false } = {}): Synthesised {
  const folder = mkdtempSync(join(tmpdir(), "gridform-infra-"));
  try {
    const app = new App({ context, outdir: join(folder, "cdk.out") });
    const stage = new GridformStage(app, name, StageSettings.parse(settings), fresh ? unbuilt(folder) : stubs(folder));
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
    app.synth();
    const template = (stack: Stack) => Template.fromStack(stack);
    const templates = { state: template(stage.state), front: template(stage.front), service: template(stage.service) };
    const resources = Object.values(templates).flatMap((it) =>
      Object.values(it.toJSON().Resources as Record<string, Resource>),
    );
    return { ...templates, resources };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const unbuilt = (folder: string) => ({ functions: join(folder, "lambda"), webClient: join(folder, "web") });

function stubs(folder: string) {
  const built = unbuilt(folder);
  for (const name of ["api", "tick", "worker"]) {
    mkdirSync(join(built.functions, name), { recursive: true });
    writeFileSync(join(built.functions, name, "index.mjs"), `export const handler = async () => "${name}";\n`);
  }
  mkdirSync(built.webClient);
  writeFileSync(join(built.webClient, "index.html"), "<!doctype html>\n");
  return built;
}
