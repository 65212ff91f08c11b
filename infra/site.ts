// The web client on CloudFront, with the API under the same name: one origin, so no CORS and no second address to trust.
import { type CfnElement, Duration, Fn, Stack, Token, Validations } from "aws-cdk-lib";
import type { HttpApi } from "aws-cdk-lib/aws-apigatewayv2";
import { Certificate } from "aws-cdk-lib/aws-certificatemanager";
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  OriginRequestPolicy,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from "aws-cdk-lib/aws-cloudfront";
import { HttpOrigin, S3BucketOrigin } from "aws-cdk-lib/aws-cloudfront-origins";
import type { Bucket } from "aws-cdk-lib/aws-s3";
import { BucketDeployment, CacheControl, Source } from "aws-cdk-lib/aws-s3-deployment";
import { Construct } from "constructs";
import { contentSecurityPolicy, hstsSeconds, permissionsPolicy } from "../functions/http/security-headers.ts";
import { type AccessLogs, SiteBucket } from "./buckets.ts";
import type { StageSettings } from "./stage-settings.ts";

type CloudFrontSettings = Extract<StageSettings["site"], { kind: "cloudfront" }>;

export class Site extends Construct {
  private readonly distribution: Distribution;
  private readonly bucket: Bucket;

  /** `connect`: the origins besides its own that the page talks to. */
  constructor(scope: Construct, settings: CloudFrontSettings, api: HttpApi, connect: string[], logs: AccessLogs) {
    super(scope, "site");
    this.bucket = new SiteBucket(this, logs);
    this.distribution = new Distribution(this, "distribution", {
      comment: "Gridform",
      defaultRootObject: "index.html",
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(this.bucket),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        responseHeadersPolicy: this.headers(connect),
      },
      additionalBehaviors: {
        "/api/*": {
          origin: new HttpOrigin(Fn.select(2, Fn.split("/", api.apiEndpoint))),
          viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
          allowedMethods: AllowedMethods.ALLOW_ALL,
          cachePolicy: CachePolicy.CACHING_DISABLED,
          // API Gateway knows itself by its own host name only.
          originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
          responseHeadersPolicy: ResponseHeadersPolicy.SECURITY_HEADERS,
        },
      },
      // One user's 503 is not for the next one: errors are kept for no time, those of the API above all.
      errorResponses: [400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504].map((httpStatus) => ({
        httpStatus,
        ttl: Duration.seconds(0),
      })),
      httpVersion: HttpVersion.HTTP2_AND_3,
      webAclId: settings.webAclArn,
      ...(settings.domain &&
        settings.certificateArn && {
          domainNames: [settings.domain, ...settings.formerly],
          minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
          certificate: Certificate.fromCertificateArn(this, "certificate", settings.certificateArn),
        }),
    });
    this.acknowledge(settings);
  }

  get ownOrigin(): string {
    return `https://${this.distribution.distributionDomainName}`;
  }

  /** Uploads the built web client, and beside it `config.json`, which says who signs people in here. */
  publish(webClient: string, config: Record<string, unknown>): void {
    const shared = { destinationBucket: this.bucket, memoryLimit: 512 };
    // Named by their content, so kept for ever, and old ones stay for pages that were open during a deployment.
    const assets = new BucketDeployment(this, "assets", {
      ...shared,
      sources: [Source.asset(webClient)],
      exclude: ["*"],
      include: ["assets/*"],
      prune: false,
      cacheControl: [CacheControl.fromString("public, max-age=31536000, immutable")],
    });
    const page = new BucketDeployment(this, "page", {
      ...shared,
      sources: [Source.asset(webClient), Source.jsonData("config.json", config)],
      exclude: ["assets/*"],
      // CloudFront asks again each time, so nothing needs to be invalidated.
      cacheControl: [CacheControl.noCache()],
    });
    page.node.addDependency(assets);
    acknowledgeUploader(this, this.bucket);
  }

  private headers(connect: string[]): ResponseHeadersPolicy {
    return new ResponseHeadersPolicy(this, "headers", {
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy: contentSecurityPolicy(connect), override: true },
        strictTransportSecurity: {
          accessControlMaxAge: Duration.seconds(hstsSeconds),
          includeSubdomains: true,
          override: true,
        },
        contentTypeOptions: { override: true },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
      },
      customHeadersBehavior: {
        customHeaders: [{ header: "permissions-policy", value: permissionsPolicy, override: true }],
      },
    });
  }

  private acknowledge(settings: CloudFrontSettings): void {
    const because = (id: string, reason: string) => Validations.of(this.distribution).acknowledge({ id, reason });
    because(
      "AwsSolutions-CFR1",
      "Staff on a trip sign in from anywhere; who may do what is the API's decision, not the country's.",
    );
    because("AwsSolutions-CFR3", "The page is public; every request to data is in the API's own access log.");
    if (!settings.webAclArn) {
      because(
        "AwsSolutions-CFR2",
        "Optional by `webAclArn` in cdk.json: a rule set costs monthly, and the API has a throttle of its own.",
      );
    }
    if (!settings.domain) {
      because(
        "AwsSolutions-CFR4",
        "CloudFront's own name is served with CloudFront's own certificate; a domain brings TLS 1.2 with it.",
      );
    }
  }
}

/** The function with which CDK copies a folder into a bucket while deploying: CDK's code, and CDK's permissions. */
function acknowledgeUploader(site: Site, bucket: Bucket): void {
  const stack = Stack.of(site);
  const uploader = stack.node.children.find((child) => child.node.id.startsWith("Custom::CDKBucketDeployment"));
  if (!uploader) throw new Error("CDK names the function of its bucket deployments otherwise than expected.");
  const siteBucket = stack.getLogicalId(bucket.node.defaultChild as CfnElement);
  const account = Token.isUnresolved(stack.account) ? "<AWS::AccountId>" : stack.account;
  const region = Token.isUnresolved(stack.region) ? "<AWS::Region>" : stack.region;
  const findings = [
    "L1",
    "IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]",
    ...["GetObject*", "GetBucket*", "List*", "DeleteObject*", "Abort*"].map((action) => `IAM5[Action::s3:${action}]`),
    `IAM5[Resource::<${siteBucket}.Arn>/*]`,
    `IAM5[Resource::arn:<AWS::Partition>:s3:::cdk-hnb659fds-assets-${account}-${region}/*]`,
  ];
  const reason = "CDK's own uploader: runs only while deploying, writes only to the public site's bucket.";
  Validations.of(uploader).acknowledge(...findings.map((finding) => ({ id: `AwsSolutions-${finding}`, reason })));
}
