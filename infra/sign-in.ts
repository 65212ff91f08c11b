// Who signs people in: a Cognito user pool made with the stage, or an issuer that is there already.
import { Aws, Duration, RemovalPolicy, Validations } from "aws-cdk-lib";
import {
  AccountRecovery,
  CfnManagedLoginBranding,
  FeaturePlan,
  ManagedLoginVersion,
  Mfa,
  OAuthScope,
  UserPool,
  UserPoolClient,
  type UserPoolDomain,
} from "aws-cdk-lib/aws-cognito";
import { Construct } from "constructs";
import type { Mail } from "./mail.ts";
import { invitation, verification } from "./staff-mails.ts";
import { knownOrigin, type StageSettings } from "./stage-settings.ts";

/** What the authorizer, the functions and the web client need to know. */
export type Issuer = { issuer: string; clientId: string; scope: string };
type SignIn = StageSettings["signIn"];
type CognitoSettings = Extract<SignIn, { kind: "cognito" }>;
type IssuerSettings = Extract<SignIn, { kind: "issuer" }>;

/** Somebody invited on a Friday before a holiday finds the mail after it. */
const invitedDays = 7;

/** Staff only: nobody signs up, an administrator invites. */
export class StaffPool extends Construct {
  readonly pool: UserPool;
  private readonly domain: UserPoolDomain;

  constructor(scope: Construct, stage: string, signIn: CognitoSettings, settings: StageSettings, mail: Mail) {
    super(scope, "staff");
    this.pool = new UserPool(this, "pool", {
      selfSignUpEnabled: false,
      // Not by phone: Cognito would have to send text messages to verify it.
      signInAliases: { username: true, email: true },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      signInCaseSensitive: false,
      passwordPolicy: {
        minLength: 10,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(invitedDays),
      },
      userInvitation: invitation(settings.name, invitedDays, knownOrigin(settings)),
      userVerification: verification(settings.name),
      email: mail.forCognito(settings.name.zh),
      mfa: signIn.mfa === "required" ? Mfa.REQUIRED : Mfa.OPTIONAL,
      // An authenticator app works without a network; a text message costs money and can be redirected.
      mfaSecondFactor: { otp: true, sms: false },
      featurePlan: FeaturePlan.ESSENTIALS,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.domain = this.pool.addDomain("domain", {
      // Unique in the whole region, hence the account in it.
      cognitoDomain: { domainPrefix: `gridform-${stage}-${Aws.ACCOUNT_ID}` },
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
    const reason = "Threat protection needs the Plus plan, far dearer for each person; the second factor is the guard.";
    Validations.of(this.pool).acknowledge({ id: "AwsSolutions-COG3", reason }, { id: "AwsSolutions-COG8", reason });
    if (signIn.mfa === "optional") {
      Validations.of(this.pool).acknowledge({
        id: "AwsSolutions-COG2",
        reason: "The operator chose it in cdk.json for this stage; the stage for real work requires a second factor.",
      });
    }
  }

  /** What the page talks to while it signs a person in: the discovery document stands elsewhere than the token endpoint. */
  origins(): string[] {
    return [`https://cognito-idp.${Aws.REGION}.${Aws.URL_SUFFIX}`, this.domain.baseUrl()];
  }
}

/** The web client as a public client of the pool: code flow with PKCE (RFC 7636), no secret; from each address that the page has. */
export function webClientOf(scope: Construct, staff: StaffPool, origins: string[]): Issuer {
  const pages = origins.map((it) => `${it}/`);
  const client = new UserPoolClient(scope, "web-client", {
    userPool: staff.pool,
    generateSecret: false,
    oAuth: {
      flows: { authorizationCodeGrant: true },
      scopes: [OAuthScope.OPENID, OAuthScope.PROFILE],
      callbackUrls: pages,
      logoutUrls: pages,
    },
    accessTokenValidity: Duration.hours(1),
    idTokenValidity: Duration.hours(1),
    // A phone that was without network over a holiday sends what it holds without a new sign-in.
    refreshTokenValidity: Duration.days(30),
    enableTokenRevocation: true,
    preventUserExistenceErrors: true,
  });
  // The newer pages stay blank for a client that has no style.
  new CfnManagedLoginBranding(scope, "sign-in-style", {
    userPoolId: staff.pool.userPoolId,
    clientId: client.userPoolClientId,
    useCognitoProvidedValues: true,
  });
  return { issuer: staff.pool.userPoolProviderUrl, clientId: client.userPoolClientId, scope: "openid profile" };
}

/** The same of an issuer that is there already. */
export const originsOf = ({ issuer, origins }: IssuerSettings): string[] => [
  ...new Set([new URL(issuer).origin, ...origins]),
];
