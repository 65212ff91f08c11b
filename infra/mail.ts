// How mail leaves: Amazon SES from a verified domain, or an SMTP server of the operator's.
import { SecretValue, Stack } from "aws-cdk-lib";
import { UserPoolEmail } from "aws-cdk-lib/aws-cognito";
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  Identity,
  SuppressionReasons,
} from "aws-cdk-lib/aws-ses";
import { Construct } from "constructs";
import type { GridformFunction } from "./function.ts";
import type { StageSettings } from "./stage-settings.ts";

type MailSettings = StageSettings["mail"];

export class Mail extends Construct {
  private readonly settings: MailSettings;
  private readonly ses: { identity: EmailIdentity; configuration: ConfigurationSet } | undefined;

  constructor(scope: Construct, settings: MailSettings) {
    super(scope, "mail");
    this.settings = settings;
    this.ses = settings.kind === "ses" ? this.makeSes(settings.from) : undefined;
  }

  /** Sends from the stage's address and no other. */
  grantSend(to: GridformFunction): void {
    to.tell("mailFrom", `Gridform <${this.settings.from}>`);
    if (this.ses) {
      const { identity, configuration } = this.ses;
      const arn = Stack.of(this).formatArn({
        service: "ses",
        resource: "configuration-set",
        resourceName: configuration.configurationSetName,
      });
      to.may(["ses:SendEmail", "ses:SendRawEmail"], [identity.emailIdentityArn, arn]);
      to.tell("mailConfigurationSet", configuration.configurationSetName);
    }
    if (this.settings.kind === "smtp") {
      // Resolved by CloudFormation while it deploys: the password is in no file and no template.
      to.tell("smtp", SecretValue.secretsManager(this.settings.secret, { jsonField: "url" }).unsafeUnwrap());
    }
  }

  /** How Cognito sends invitations; nothing where it has to send them itself, some fifty a day. */
  forCognito(name: string): UserPoolEmail | undefined {
    const { settings, ses } = this;
    if (!ses || settings.kind !== "ses" || !settings.verified) return undefined;
    return UserPoolEmail.withSES({
      fromEmail: settings.from,
      fromName: name,
      sesRegion: Stack.of(this).region,
      sesVerifiedDomain: domainOf(settings.from),
      configurationSetName: ses.configuration.configurationSetName,
    });
  }

  private makeSes(from: string) {
    const configuration = new ConfigurationSet(this, "configuration", {
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
    // The whole domain, so that SES signs it (DKIM): its three records are the operator's to put into DNS.
    const identity = new EmailIdentity(this, "identity", {
      identity: Identity.domain(domainOf(from)),
      configurationSet: configuration,
    });
    return { identity, configuration };
  }
}

const domainOf = (address: string): string => address.slice(address.indexOf("@") + 1);
