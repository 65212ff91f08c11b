// What the CDK app promises an operator: data that cannot vanish, doors that are shut, alarms that say what to do.

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { methodsOf, routeList as routes } from "../../api/routes.ts";
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

  it("finishes before the queue gives its work to another", () => {
    const queue = ofType(prod(), "AWS::SQS::Queue").find((it) => it.Properties.RedrivePolicy);
    expect(Number(queue?.Properties.VisibilityTimeout) >= Number(worker().Properties.Timeout)).toBe(true);
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

describe("staff", () => {
  it("are invited, never sign themselves up, and need a second factor where the work is real", () => {
    const pool = ofType(prod(), "AWS::Cognito::UserPool")[0];
    expect(pool?.Properties.DeletionProtection).toBe("ACTIVE");
    expect(pool?.Properties.MfaConfiguration).toBe("ON");
    expect(pool?.Properties.AdminCreateUserConfig).toStrictEqual({ AllowAdminCreateUserOnly: true });
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

describe("a mistake in cdk.json", () => {
  it("is told instead of deployed", () => {
    const domainAlone = { ...stages.beta, site: { kind: "cloudfront", domain: "grid.example.gov.cn" } };
    expect(() => synthesise("beta", domainAlone)).toThrow(/a domain and its certificateArn go together/);
    expect(() => synthesise("beta", { ...stages.beta, alarmTo: [] })).toThrow(/alarmTo/);
    expect(() => Stages.parse({ ...stages, prod: { ...stages.prod, alarmsTo: [] } })).toThrow(
      /who is told of an alarm/,
    );
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
