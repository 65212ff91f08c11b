// What people reach: the web client and, under the same name, the API; and the web client's registration with the issuer.
import { CfnOutput, Stack } from "aws-cdk-lib";
import type { Construct } from "constructs";
import { Api } from "./api.ts";
import type { GridformFunction } from "./function.ts";
import { type Issuer, originsOf, webClientOf } from "./sign-in.ts";
import { Site } from "./site.ts";
import { formerOrigins, knownOrigin, type StageSettings } from "./stage-settings.ts";
import type { StateStack } from "./state-stack.ts";

export class FrontStack extends Stack {
  readonly api: Api;
  readonly issuer: Issuer;
  /** Where people open the product. */
  readonly origin: string;

  constructor(scope: Construct, name: string, settings: StageSettings, state: StateStack, webClient: string) {
    super(scope, name, { description: "Gridform: web client and API" });
    this.api = new Api(this);
    const site = this.makeSite(settings, state);
    this.origin = knownOrigin(settings) ?? site?.ownOrigin ?? "";
    this.issuer = this.makeIssuer(settings, state);
    const config = { ...this.issuer, demo: false, name: settings.name };
    site?.publish(webClient, config);
    new CfnOutput(this, "Origin", { value: this.origin });
    new CfnOutput(this, "ApiEndpoint", { value: this.api.httpApi.apiEndpoint });
    // For a web server of one's own: what its config.json holds.
    new CfnOutput(this, "Config", { value: this.toJsonString(config) });
  }

  /** Whose tokens count. */
  tellIssuer(to: GridformFunction): void {
    to.tell("issuer", this.issuer.issuer);
    to.tell("audience", this.issuer.clientId);
  }

  /** Where links in mails and answers lead. */
  tellOrigin(to: GridformFunction): void {
    to.tell("origin", this.origin);
  }

  private makeSite(settings: StageSettings, state: StateStack): Site | undefined {
    if (settings.site.kind === "own") return undefined;
    const signIn = settings.signIn.kind === "issuer" ? originsOf(settings.signIn) : (state.staff?.origins() ?? []);
    const buckets = [state.files, state.reports].map(({ bucket }) => `https://${bucket.bucketRegionalDomainName}`);
    return new Site(this, settings.site, this.api.httpApi, [...signIn, ...buckets], state.accessLogs);
  }

  private makeIssuer(settings: StageSettings, state: StateStack): Issuer {
    const { signIn } = settings;
    if (state.staff) return webClientOf(this, state.staff, [this.origin, ...formerOrigins(settings)]);
    if (signIn.kind === "issuer") return { issuer: signIn.issuer, clientId: signIn.clientId, scope: signIn.scope };
    throw new Error("A stage with Cognito has its staff pool in the state stack.");
  }
}
