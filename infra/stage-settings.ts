// What an operator decides about a stage: read from `stages` in the context of cdk.json.
import * as z from "zod";
import { LocalText } from "../core/text.ts";

const HttpsOrigin = z
  .url({ protocol: /^https$/ })
  .refine((url) => new URL(url).origin === url, "an origin such as https://grid.example.gov.cn, without a path");

/** Amazon Cognito, made with the stage; or an issuer that is there already (always so in the AWS China partition). */
const SignIn = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("cognito"),
    /** A second factor by an authenticator app. */
    mfa: z.enum(["optional", "required"]),
  }),
  z.strictObject({
    kind: z.literal("issuer"),
    issuer: z.url({ protocol: /^https$/ }),
    clientId: z.string().min(1),
    scope: z.string().default("openid profile offline_access"),
    /** Origins of its token endpoint and its keys, where they are not the issuer's own. */
    origins: z.array(HttpsOrigin).default([]),
  }),
]);

/** Amazon SES; or any SMTP server, whose URL with its password stands in Secrets Manager under `url`. */
const Mail = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("ses"),
    from: z.email(),
    /** False until SES has seen the domain's DKIM records: Cognito takes no address before, and invites from one of its own meanwhile. */
    verified: z.boolean().default(true),
  }),
  z.strictObject({ kind: z.literal("smtp"), from: z.email(), secret: z.string().min(1) }),
]);

/** CloudFront with its own name or yours; or a web server of your own that serves dist/web and passes /api on. */
const Site = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("cloudfront"),
    domain: z.string().optional(),
    /** Names it had before, served as well until no phone holds anything unsent under them. See *A new address* in docs/runbook.md. */
    formerly: z.array(z.string().min(1)).default([]),
    /** In us-east-1, where CloudFront looks for it; it covers all the names. */
    certificateArn: z.string().startsWith("arn:").optional(),
    webAclArn: z.string().startsWith("arn:").optional(),
  }),
  z.strictObject({ kind: z.literal("own"), origin: HttpsOrigin, formerly: z.array(HttpsOrigin).default([]) }),
]);

const limit = { rate: z.number().int().positive(), burst: z.number().int().positive() };

export const StageSettings = z
  .strictObject({
    account: z
      .string()
      .regex(/^\d{12}$/)
      .optional(),
    region: z.string().optional(),
    /** A table that was restored and that no stack keeps yet; without it the stage has its own. See *Restore* in docs/runbook.md. */
    table: z
      .string()
      .regex(/^[\w.-]{3,255}$/)
      .optional(),
    /** What the installation calls itself on the page. */
    name: LocalText.default({ zh: "Gridform", en: "Gridform" }),
    signIn: SignIn,
    mail: Mail,
    site: Site,
    /** Who is told of an alarm. */
    alarmsTo: z.array(z.email()).default([]),
    /** Ids of persons who may approve forms whatever posts they hold: for where one administrator is alone. */
    approvers: z.array(z.string().min(1)).default([]),
    /** Requests a second: a brake on cost and on a client gone wild. */
    throttle: z.strictObject({
      ...limit,
      /** Of each route that asks for no token, whoever asks: health and the API's description. */
      withoutToken: z.strictObject(limit).default({ rate: 10, burst: 20 }),
    }),
    /** Where Lambda does not offer the default yet. */
    runtime: z.string().default("nodejs24.x"),
  })
  .refine((it) => it.site.kind !== "cloudfront" || !it.site.domain === !it.site.certificateArn, {
    message: "a domain and its certificateArn go together",
    path: ["site"],
  })
  .refine((it) => it.site.kind !== "cloudfront" || it.site.formerly.length === 0 || it.site.domain, {
    message: "names it had before need a domain that it has now",
    path: ["site", "formerly"],
  });
export type StageSettings = z.infer<typeof StageSettings>;

/**
 * What serves people must be able to call for somebody, and must keep its address: phones hold what is unsent under the address of
 * the page, and CloudFront's own name goes with the distribution.
 */
export const Stages = z
  .record(z.string().regex(/^[a-z][a-z0-9]*$/), StageSettings)
  .refine((stages) => !stages.prod || stages.prod.alarmsTo.length > 0, {
    message: "prod says who is told of an alarm",
    path: ["prod", "alarmsTo"],
  })
  .refine(({ prod }) => !prod || knownOrigin(prod) !== undefined, {
    message:
      "prod has a domain of its own: under a new address nobody finds what phones have not sent (docs/runbook.md)",
    path: ["prod", "site", "domain"],
  });

/** Where people will open the product, if that is known before CloudFront has given it a name. */
export function knownOrigin({ site }: StageSettings): string | undefined {
  if (site.kind === "own") return site.origin;
  return site.domain && `https://${site.domain}`;
}

/** Where people opened it before, and may still. */
export const formerOrigins = ({ site }: StageSettings): string[] =>
  site.kind === "own" ? site.formerly : site.formerly.map((name) => `https://${name}`);
