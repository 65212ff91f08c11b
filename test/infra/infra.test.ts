// What the CDK app promises an operator: data that cannot vanish, doors that are shut, alarms that say what to do.

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { methodsOf, routeList as routes } from "../../api/routes.ts";
import { leaseMilliseconds, piecesAtOnce } from "../../core/due-work.ts";
import { watchdogMilliseconds } from "../../functions/adapters/chromium/browser.ts";
import { needs, variables } from "../../functions/config.ts";
import { tableShape } from "../../functions/store/table-shape.ts";
import { Stages } from "../../infra/stage-settings.ts";
import { type Resource, type Synthesised, stages, synthesise } from "./stages.ts";

const chinaSettings = {
  account: "123456789012",
  region: "cn-north-1",
  signIn: { kind: "issuer", issuer: "https://id.example.gov.cn/realms/staff", clientId: "gridform-web" },
  mail: { kind: "smtp", from: "no-reply@example.gov.cn", secret: "gridform/smtp" },
  site: { kind: "own", origin: "https://grid.example.gov.cn" },
  throttle: { rate: 10, burst: 20 },
  runtime: "nodejs22.x",
};

const once = <T>(make: () => T) => {
  let made: T | undefined;
  return () => (made ??= make());
};
const prod = once(() => synthesise("prod", stages.prod));
const china = once(() => synthesise("china", chinaSettings));
const every: [string, () => Synthesised][] = [
  ["prod", prod],
  ["beta", once(() => synthesise("beta", stages.beta))],
  ["a stage in the China partition", china],
];
const ofType = (from: Synthesised, type: string) => from.resources.filter((it) => it.Type === type);
const functionNamed = (from: Synthesised, name: string) =>
  ofType(from, "AWS::Lambda::Function").find((it) => variablesOf(it).POWERTOOLS_SERVICE_NAME === name) as Resource;
const variablesOf = (it: Resource) =>
  ((it.Properties.Environment as { Variables?: Record<string, unknown> } | undefined)?.Variables ?? {}) as Record<
    string,
    unknown
  >;

for (const [name, stage] of every) {
  describe(name, () => {
    it("has no finding of cdk-nag that nobody gave a reason for", () => {
      expect(stage).not.toThrow();
    });

    it("keeps the table: deletion protection, retained, restorable to any moment of 35 days", () => {
      const [table, ...others] = ofType(stage(), "AWS::DynamoDB::Table");
      expect.assert(table);
      expect(others.length).toBe(0);
      expect(table.Properties.DeletionProtectionEnabled).toBe(true);
      expect(table.DeletionPolicy).toBe("Retain");
      expect(table.Properties.PointInTimeRecoverySpecification).toStrictEqual({
        PointInTimeRecoveryEnabled: true,
        RecoveryPeriodInDays: 35,
      });
    });

    it("makes the table in the shape that the store expects", () => {
      const [table] = ofType(stage(), "AWS::DynamoDB::Table");
      const keys = (schema: unknown) => (schema as { AttributeName: string }[]).map((it) => it.AttributeName);
      const indexes = table?.Properties.GlobalSecondaryIndexes as { IndexName: string; KeySchema: unknown }[];
      expect(keys(table?.Properties.KeySchema)).toStrictEqual([tableShape.partitionKey, tableShape.sortKey]);
      expect(Object.fromEntries(indexes.map((it) => [it.IndexName, keys(it.KeySchema)]))).toStrictEqual(
        Object.fromEntries(Object.entries(tableShape.indexes).map(([index, key]) => [index, [key.pk, key.sk]])),
      );
    });

    it("keeps every bucket, closed to the public, encrypted and reached over TLS alone", () => {
      const buckets = ofType(stage(), "AWS::S3::Bucket");
      expect(buckets.length >= 3).toBe(true);
      for (const bucket of buckets) {
        expect(bucket.DeletionPolicy).toBe("Retain");
        expect.assert(bucket.Properties.BucketEncryption);
        expect(bucket.Properties.PublicAccessBlockConfiguration).toStrictEqual({
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        });
      }
      const policies = JSON.stringify(ofType(stage(), "AWS::S3::BucketPolicy"));
      expect(policies.split('"aws:SecureTransport":"false"').length - 1).toBe(buckets.length);
    });

    it("lets the page upload to the files' bucket and fetch from it and the reports', by what a ticket or a link allows", () => {
      const methods = ofType(stage(), "AWS::S3::Bucket").flatMap((it) => {
        const { CorsRules } = (it.Properties.CorsConfiguration ?? {}) as { CorsRules?: { AllowedMethods: string[] }[] };
        return CorsRules?.map((rule) => rule.AllowedMethods) ?? [];
      });
      expect(methods).toStrictEqual([["POST", "GET"], ["GET"]]);
      const policies = JSON.stringify(ofType(stage(), "AWS::CloudFront::ResponseHeadersPolicy"));
      // A web server of one's own sends the policy itself.
      if (policies === "[]") return;
      const connect = /connect-src 'self'.*?manifest-src/.exec(policies)?.[0] ?? "";
      expect(connect.split("RegionalDomainName").length - 1).toBe(2);
    });

    it("lets nobody without a token past any route but the public ones", () => {
      const made = ofType(stage(), "AWS::ApiGatewayV2::Route");
      const open = made.filter((it) => it.Properties.AuthorizationType !== "JWT" || !it.Properties.AuthorizerId);
      const keys = (list: typeof routes) =>
        list.flatMap((it) => methodsOf(it).map((method) => `${method} ${it.path}`)).sort();
      expect(made.map((it) => it.Properties.RouteKey).sort()).toStrictEqual(keys(routes));
      expect(open.map((it) => it.Properties.RouteKey).sort()).toStrictEqual(keys(routes.filter((it) => it.public)));
    });

    it("throttles each route without a token by itself, when the route is there", () => {
      const [made, ...others] = ofType(stage(), "AWS::ApiGatewayV2::Stage");
      expect.assert(made);
      expect(others).toStrictEqual([]);
      type Limit = { ThrottlingRateLimit: number; ThrottlingBurstLimit: number };
      const { RouteSettings: own, DefaultRouteSettings: usual } = made.Properties as {
        RouteSettings: Record<string, Limit>;
        DefaultRouteSettings: Limit;
      };
      const open = routes
        .filter((it) => it.public)
        .flatMap((it) => methodsOf(it).map((method) => `${method} ${it.path}`));
      expect(Object.keys(own).sort()).toStrictEqual(open.sort());
      for (const { ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst } of Object.values(own)) {
        expect(rate).toBeLessThanOrEqual(usual.ThrottlingRateLimit);
        expect(burst).toBeLessThanOrEqual(usual.ThrottlingBurstLimit);
      }
      // API Gateway refuses settings of a route that it does not know yet, so the routes are made in the same stack and before.
      const inStack = stage().service.toJSON().Resources as Record<string, Resource & { DependsOn?: string[] }>;
      const before = Object.values(inStack).find((it) => it.Type === "AWS::ApiGatewayV2::Stage")?.DependsOn ?? [];
      const madeBefore = before.map((id) => inStack[id]?.Properties.RouteKey);
      for (const route of open) expect(madeBefore).toContain(route);
    });

    it("permits our functions no action by wildcard, and nothing on everything", () => {
      // CDK's uploader of the web client is CDK's; site.ts gives the reason.
      const policies = ofType(stage(), "AWS::IAM::Policy").filter(
        (it) => !JSON.stringify(it).includes("CDKBucketDeployment"),
      );
      expect(policies.length >= 4).toBe(true);
      for (const statement of policies.flatMap(statementsOf)) {
        for (const action of [statement.Action].flat()) expect(action).not.toMatch(/\*/);
        for (const resource of [statement.Resource].flat()) expect(resource).not.toBe("*");
      }
    });

    it("lets whoever reads a bucket list it, for S3 says only to them that an object is not there", () => {
      const resourcesFor = (policy: Resource, action: string) =>
        statementsOf(policy)
          .filter((it) => [it.Action].flat().includes(action))
          .flatMap((it) => [it.Resource].flat().map((resource) => JSON.stringify(resource)));
      const readers = ofType(stage(), "AWS::IAM::Policy").filter((it) => resourcesFor(it, "s3:GetObject").length > 0);
      expect(readers.length >= 2).toBe(true);
      for (const policy of readers) {
        const listed = resourcesFor(policy, "s3:ListBucket");
        for (const objects of resourcesFor(policy, "s3:GetObject"))
          expect(listed.some((bucket) => objects.includes(bucket))).toBe(true);
      }
    });

    it("tells each function every setting that it reads", () => {
      for (const [name, settings] of Object.entries(needs)) {
        const given = Object.keys(variablesOf(functionNamed(stage(), name)));
        const optional: string[] = [variables.mailConfigurationSet, variables.smtp];
        const missing = settings
          .map((it) => variables[it])
          .filter((it) => !given.includes(it) && !optional.includes(it));
        expect(missing, `${name} lacks`).toStrictEqual([]);
      }
    });

    it("says of each alarm what it means to people, and tells somebody", () => {
      for (const alarm of ofType(stage(), "AWS::CloudWatch::Alarm")) {
        expect(String(alarm.Properties.AlarmDescription)).toMatch(
          /^impact: .{20,}\nrunbook: docs\/runbook\.md#[a-z-]+$/,
        );
        expect((alarm.Properties.AlarmActions as unknown[]).length).toBe(1);
        expect(topicsThatLetAlarmsIn(stage())).toContain((alarm.Properties.AlarmActions as { Ref: string }[])[0]?.Ref);
      }
    });
  });
}

describe("the runbook", () => {
  it("has one entry for each alarm, and none for an alarm that is no more", () => {
    const described = ofType(prod(), "AWS::CloudWatch::Alarm").map(
      (it) => /runbook\.md#(.+)$/.exec(String(it.Properties.AlarmDescription))?.[1],
    );
    const alarms = readFileSync("docs/runbook.md", "utf8")
      .split(/^## /m)
      .find((part) => part.startsWith("Alarms\n"));
    const entries = [...(alarms ?? "").matchAll(/^### (.+)$/gm)].map((heading) => heading[1]);
    expect(entries.sort()).toStrictEqual(described.sort());
  });
});

describe("the worker", () => {
  const worker = () => functionNamed(prod(), "worker");

  it("has a processor, memory and room on disk that the browser inside its bundle needs", () => {
    expect(worker().Properties.Architectures).toStrictEqual(["x86_64"]);
    expect(Number(worker().Properties.MemorySize) >= 2048).toBe(true);
    expect((worker().Properties.EphemeralStorage as { Size: number }).Size >= 1024).toBe(true);
  });

  it("hands back only the failed work of a batch, and sets aside what fails five times", () => {
    prod().service.hasResourceProperties("AWS::Lambda::EventSourceMapping", {
      FunctionResponseTypes: ["ReportBatchItemFailures"],
    });
    prod().service.hasResourceProperties("AWS::SQS::Queue", { RedrivePolicy: { maxReceiveCount: 5 } });
  });

  it("ends before its leases do, and the queue gives its work to another only after that", () => {
    const queue = ofType(prod(), "AWS::SQS::Queue").find((it) => it.Properties.RedrivePolicy);
    const lease = leaseMilliseconds / 1000;
    const runs = Number(worker().Properties.Timeout);
    // The longest piece: a print under which the browser dies by another's watchdog, and its second try.
    expect(runs).toBeGreaterThan((2 * watchdogMilliseconds) / 1000);
    expect(lease).toBeGreaterThan(runs);
    expect(Number(queue?.Properties.VisibilityTimeout)).toBeGreaterThanOrEqual(Math.max(lease, 2 * runs));
  });

  it("is given no more at a time than it prints at a time, and leaves the API room", () => {
    const [source] = ofType(prod(), "AWS::Lambda::EventSourceMapping");
    expect(source?.Properties).toMatchObject({ BatchSize: piecesAtOnce, ScalingConfig: { MaximumConcurrency: 10 } });
  });
});

describe("the tick", () => {
  it("comes every minute", () => {
    prod().service.hasResourceProperties("AWS::Scheduler::Schedule", { ScheduleExpression: "rate(1 minute)" });
  });

  it("may read what is due and change nothing", () => {
    const policy = ofType(prod(), "AWS::IAM::Policy").find((it) =>
      JSON.stringify(it.Properties.Roles).includes("tickrole"),
    );
    const actions = statementsOf(policy as Resource).flatMap((it) => it.Action);
    expect(actions.filter((it) => it.startsWith("dynamodb:"))).toStrictEqual(["dynamodb:Query"]);
  });
});

describe("the page on CloudFront", () => {
  it("goes out with the strict security headers", () => {
    const policy = ofType(prod(), "AWS::CloudFront::ResponseHeadersPolicy")[0]?.Properties.ResponseHeadersPolicyConfig;
    const text = JSON.stringify(policy);
    expect(text).toMatch(/default-src 'none'; script-src 'self'; style-src 'self'/);
    expect(text).toMatch(/require-trusted-types-for 'script'; trusted-types gridform/);
    expect(text).toMatch(/"AccessControlMaxAgeSec":31536000/);
    expect(text).toMatch(/geolocation=\(self\), camera=\(self\)/);
  });

  it("has the API under its own name, never cached", () => {
    const config = ofType(prod(), "AWS::CloudFront::Distribution")[0]?.Properties.DistributionConfig as {
      CacheBehaviors: { PathPattern: string; CachePolicyId: string }[];
    };
    // The managed policy CachingDisabled, by the id that Amazon gives it in every account.
    expect(config.CacheBehaviors.map(({ PathPattern, CachePolicyId }) => [PathPattern, CachePolicyId])).toStrictEqual([
      ["/api/*", "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"],
    ]);
  });
});

describe("the table's name", () => {
  const exported = (from: Synthesised) =>
    Object.entries((from.state.toJSON().Outputs ?? {}) as Record<string, { Export?: object }>)
      .filter(([, it]) => it.Export)
      .map(([name]) => name);
  const parameter = (from: Synthesised) => ofType(from, "AWS::SSM::Parameter")[0]?.Properties;
  const restored = once(() => synthesise("prod", { ...stages.prod, table: "gridform-restored" }));

  it("is a setting that the functions are told while deploying, and holds the table in its stack by nothing", () => {
    expect(parameter(prod())?.Name).toBe("/gridform/prod/table");
    const table = Object.entries(prod().state.toJSON().Resources as Record<string, Resource>).find(
      ([, it]) => it.Type === "AWS::DynamoDB::Table",
    );
    expect(parameter(prod())?.Value).toStrictEqual({ Ref: table?.[0] });
    const read = Object.entries(
      prod().service.toJSON().Parameters as Record<string, { Type: string; Default: string }>,
    ).find(([, it]) => it.Default === "/gridform/prod/table");
    expect(read?.[1].Type).toBe("AWS::SSM::Parameter::Value<String>");
    for (const name of Object.keys(needs))
      expect(variablesOf(functionNamed(prod(), name))[variables.table], name).toStrictEqual({ Ref: read?.[0] });
    for (const policy of ofType(prod(), "AWS::IAM::Policy"))
      for (const { Action, Resource } of statementsOf(policy))
        if (JSON.stringify(Action).includes("dynamodb:"))
          expect(JSON.stringify(Resource)).toContain(`{"Ref":"${read?.[0]}"}`);
    expect(exported(prod()).filter((name) => /table/i.test(name))).toStrictEqual([]);
  });

  it("of a restored one takes the old table's place in `state` alone: it is let go, and the functions follow", () => {
    expect(ofType(restored(), "AWS::DynamoDB::Table")).toStrictEqual([]);
    expect(parameter(restored())?.Value).toBe("gridform-restored");
    // All else in the stack stays, so that an import of the table is an addition and nothing more.
    const others = (from: Synthesised) =>
      Object.entries(from.state.toJSON().Resources as Record<string, Resource>).filter(
        ([, it]) => !["AWS::DynamoDB::Table", "AWS::SSM::Parameter"].includes(it.Type),
      );
    expect(others(restored())).toStrictEqual(others(prod()));
    expect(restored().service.toJSON()).toStrictEqual(prod().service.toJSON());
    expect(restored().front.toJSON()).toStrictEqual(prod().front.toJSON());
    expect(exported(restored())).toStrictEqual(exported(prod()));
  });

  it("is found as the runbook says", () => {
    expect(readFileSync("docs/runbook.md", "utf8")).toContain("aws ssm get-parameter --name /gridform/$STAGE/table");
  });
});

describe("a page that has a new address", () => {
  it("is served, signs in and out, and uploads under the names it had before as well", () => {
    const site = { ...stages.prod?.site, formerly: ["old.gridform.example"] };
    const moved = synthesise("prod", { ...stages.prod, site });
    const origins = ["https://grid.gridform.example", "https://old.gridform.example"];
    const [distribution] = ofType(moved, "AWS::CloudFront::Distribution");
    expect(distribution?.Properties.DistributionConfig).toMatchObject({
      Aliases: ["grid.gridform.example", "old.gridform.example"],
    });
    const pages = origins.map((it) => `${it}/`);
    const [client] = ofType(moved, "AWS::Cognito::UserPoolClient");
    expect(client?.Properties).toMatchObject({ CallbackURLs: pages, LogoutURLs: pages });
    const buckets = ofType(moved, "AWS::S3::Bucket").map((it) => it.Properties.CorsConfiguration);
    expect(buckets).toContainEqual({ CorsRules: [expect.objectContaining({ AllowedOrigins: origins })] });
    const unnamed = { ...stages.beta, site: { kind: "cloudfront", formerly: ["old.gridform.example"] } };
    expect(() => synthesise("beta", unnamed)).toThrow(/need a domain that it has now/);
  });
});

describe("staff", () => {
  it("are invited, never sign themselves up, and need a second factor where the work is real", () => {
    const pool = ofType(prod(), "AWS::Cognito::UserPool")[0];
    expect(pool?.Properties.DeletionProtection).toBe("ACTIVE");
    expect(pool?.Properties.MfaConfiguration).toBe("ON");
    expect(pool?.Properties.AdminCreateUserConfig).toMatchObject({ AllowAdminCreateUserOnly: true });
  });

  it("are invited in Chinese and English, from the stage's own address, with a password that is good for a week", () => {
    const pool = ofType(prod(), "AWS::Cognito::UserPool")[0]?.Properties as {
      AdminCreateUserConfig: { InviteMessageTemplate: { EmailMessage: string; EmailSubject: string } };
      EmailConfiguration: { EmailSendingAccount: string; From: string; SourceArn: unknown; ConfigurationSet: unknown };
      VerificationMessageTemplate: { EmailMessage: string };
      Policies: { PasswordPolicy: { TemporaryPasswordValidityDays: number } };
    };
    const { EmailMessage: text, EmailSubject: subject } = pool.AdminCreateUserConfig.InviteMessageTemplate;
    for (const language of [
      /用户名：\{username\}<br>首次登录密码：\{####\}/,
      /User name: \{username\}<br>Password[^<]+: \{####\}/,
    ])
      expect(text).toMatch(language);
    expect(pool.VerificationMessageTemplate.EmailMessage).toMatch(/验证码是 \{####\}[\s\S]*Your code is \{####\}/);
    expect(text).toMatch(/7 天内[\s\S]*within 7 days/);
    expect(text).toContain('<a href="https://grid.gridform.example/">');
    // Cognito takes no longer ones.
    expect([subject.length <= 140, text.length <= 20_000]).toStrictEqual([true, true]);
    expect(pool.Policies.PasswordPolicy.TemporaryPasswordValidityDays).toBe(7);
    expect(pool.EmailConfiguration.EmailSendingAccount).toBe("DEVELOPER");
    expect(pool.EmailConfiguration.From).toMatch(/<no-reply@gridform\.example>$/);
    expect(JSON.stringify(pool.EmailConfiguration.SourceArn)).toMatch(/:identity\/gridform\.example"/);
    expect(pool.EmailConfiguration.ConfigurationSet).toBeTruthy();
  });

  it("are invited by Cognito itself as long as the sender's domain is not verified: the first deployment would fail", () => {
    const unverified = { ...stages.prod, mail: { ...stages.prod?.mail, verified: false } };
    const pool = ofType(synthesise("prod", unverified), "AWS::Cognito::UserPool")[0];
    expect(pool?.Properties.EmailConfiguration).toBe(undefined);
  });

  it("sign in by code with a public client that has no secret", () => {
    prod().front.hasResourceProperties("AWS::Cognito::UserPoolClient", {
      AllowedOAuthFlows: ["code"],
      GenerateSecret: false,
    });
  });
});

describe("a stage in the China partition", () => {
  it("needs neither Cognito nor SES nor CloudFront", () => {
    const types = new Set(china().resources.map((it) => it.Type.split("::").slice(0, 2).join("::")));
    for (const missing of ["AWS::Cognito", "AWS::SES", "AWS::CloudFront"])
      expect(!types.has(missing), missing).toBe(true);
  });

  it("takes the SMTP password from Secrets Manager while deploying, and has it in no template", () => {
    expect(JSON.stringify(variablesOf(functionNamed(china(), "worker"))[variables.smtp])).toMatch(
      /\{\{resolve:secretsmanager:gridform\/smtp:SecretString:url::\}\}/,
    );
  });
});

it("the edge keeps no error for the next one who asks", () => {
  const [distribution] = ofType(prod(), "AWS::CloudFront::Distribution");
  expect.assert(distribution);
  const { CustomErrorResponses } = distribution.Properties.DistributionConfig as {
    CustomErrorResponses: { ErrorCode: number; ErrorCachingMinTTL: number }[];
  };
  // Those that CloudFront would keep for ten seconds of its own accord.
  expect(CustomErrorResponses.map((it) => it.ErrorCode)).toStrictEqual([
    400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504,
  ]);
  expect(CustomErrorResponses.every((it) => it.ErrorCachingMinTTL === 0)).toBe(true);
});

describe("a fresh checkout", () => {
  it("is told what to build before it is deployed", () => {
    expect(() => synthesise("beta", stages.beta, { fresh: true })).toThrow(
      /lambda\/api and .*web must be built first: npm run bundle && npm run build:web/,
    );
  });

  it("needs npm run synth alone, which builds both", () => {
    const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };
    for (const built of [scripts.bundle, scripts["build:web"]]) {
      const script = /scripts\/\S+\.ts$/.exec(String(built))?.[0] ?? "";
      expect(scripts.presynth).toContain(`node ${script}`);
    }
  });
});

describe("a mistake in cdk.json", () => {
  it("is told instead of deployed", () => {
    const domainAlone = { ...stages.beta, site: { kind: "cloudfront", domain: "grid.example.gov.cn" } };
    expect(() => synthesise("beta", domainAlone)).toThrow(/a domain and its certificateArn go together/);
    expect(() => synthesise("beta", { ...stages.beta, alarmTo: [] })).toThrow(/alarmTo/);
    expect(() => Stages.parse({ ...stages, prod: { ...stages.prod, alarmsTo: [] } })).toThrow(
      /who is told of an alarm/,
    );
    const unnamed = { ...stages.prod, site: { kind: "cloudfront" } };
    expect(() => Stages.parse({ ...stages, prod: unnamed })).toThrow(/prod has a domain of its own/);
    expect(Stages.parse({ beta: unnamed, prod: { ...unnamed, site: chinaSettings.site } })).toBeTruthy();
  });
});

type Statement = { Action: string | string[]; Resource: unknown };
function statementsOf(policy: Resource): Statement[] {
  return (policy.Properties.PolicyDocument as { Statement: Statement[] }).Statement;
}

/** The topics whose policy lets the alarms of this account publish; alone a Deny lets nobody in. */
function topicsThatLetAlarmsIn(from: Synthesised): string[] {
  type Allow = Statement & { Effect: string; Principal: { Service?: string }; Condition?: object };
  return ofType(from, "AWS::SNS::TopicPolicy").flatMap((policy) => {
    const allows = (statementsOf(policy) as Allow[]).some(
      (it) =>
        it.Effect === "Allow" &&
        it.Action === "sns:Publish" &&
        it.Principal.Service === "cloudwatch.amazonaws.com" &&
        JSON.stringify(it.Condition) ===
          JSON.stringify({ StringEquals: { "aws:SourceAccount": { Ref: "AWS::AccountId" } } }),
    );
    return allows ? (policy.Properties.Topics as { Ref: string }[]).map((it) => it.Ref) : [];
  });
}
