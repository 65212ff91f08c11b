// The HTTP API: who may pass (the authorizer), how much (the throttles), and one route for each of api/routes.ts.
import { RemovalPolicy, Stack, Validations } from "aws-cdk-lib";
import { AccessLogFormat } from "aws-cdk-lib/aws-apigateway";
import {
  type CfnStage,
  HttpApi,
  HttpIntegrationType,
  type HttpMethod,
  HttpNoneAuthorizer,
  HttpRoute,
  HttpRouteIntegration,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
  PayloadFormatVersion,
} from "aws-cdk-lib/aws-apigatewayv2";
import { HttpJwtAuthorizer } from "aws-cdk-lib/aws-apigatewayv2-authorizers";
import type { IMetric, MetricOptions } from "aws-cdk-lib/aws-cloudwatch";
import { ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { FilterPattern, LogGroup, MetricFilter } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import { methodsOf, routeList } from "../api/routes.ts";
import { type GridformFunction, logRetention, metricsNamespace } from "./function.ts";
import type { Issuer } from "./sign-in.ts";
import type { StageSettings } from "./stage-settings.ts";

/** No answers, no names, no query: an access log must not become a second register of people. */
const logged = {
  at: "$context.requestTimeEpoch",
  requestId: "$context.requestId",
  from: "$context.identity.sourceIp",
  who: "$context.authorizer.claims.sub",
  route: "$context.routeKey",
  status: "$context.status",
  bytes: "$context.responseLength",
  milliseconds: "$context.responseLatency",
  refusedBy: "$context.authorizer.error",
  failure: "$context.integrationErrorMessage",
};

export class Api extends Construct {
  readonly httpApi: HttpApi;

  constructor(scope: Construct) {
    super(scope, "api");
    this.httpApi = new HttpApi(this, "http", { createDefaultStage: false });
  }

  /** Sends every route to a function; all but the public ones only with a token of the issuer. Made in `scope`, the function's stack. */
  addRoutes(scope: Construct, to: GridformFunction, issuer: Issuer): HttpRoute[] {
    const staff = new HttpJwtAuthorizer("staff", issuer.issuer, { jwtAudience: [issuer.clientId] });
    const anybody = new HttpNoneAuthorizer();
    const integration = new OneFunction("api-function", to);
    const each = routeList.flatMap((route) => methodsOf(route).map((method) => ({ ...route, method })));
    const routes = each.map((route) => {
      const made = new HttpRoute(scope, route.method === "HEAD" ? `${route.name}Head` : route.name, {
        httpApi: this.httpApi,
        routeKey: HttpRouteKey.with(route.path, route.method as HttpMethod),
        integration,
        authorizer: route.public ? anybody : staff,
      });
      if (route.public) {
        Validations.of(made).acknowledge({
          id: "AwsSolutions-APIG4",
          reason: "Public by its own entry in api/routes.ts.",
        });
      }
      return made;
    });
    // One permission for the whole API: one for each route, as CDK has it, nearly fills the 20 KB that a function's policy may have.
    to.addPermission("api", {
      principal: new ServicePrincipal("apigateway.amazonaws.com"),
      sourceArn: Stack.of(scope).formatArn({ service: "execute-api", resource: this.httpApi.apiId, resourceName: "*" }),
    });
    return routes;
  }
}

/**
 * What opens the API to the world. It stands with the routes: API Gateway takes no throttle of a route that is not there yet.
 * What is let through without a token has throttles of its own, so that strangers use up nothing of what staff may ask.
 */
export class ApiStage extends Construct {
  private readonly log: LogGroup;

  constructor(scope: Construct, { httpApi }: Api, routes: HttpRoute[], throttle: StageSettings["throttle"]) {
    super(scope, "api-stage");
    this.log = new LogGroup(this, "log", { retention: logRetention, removalPolicy: RemovalPolicy.RETAIN });
    const stage = new HttpStage(this, "stage", {
      httpApi,
      stageName: "$default",
      autoDeploy: true,
      throttle: { rateLimit: throttle.rate, burstLimit: throttle.burst },
      accessLogSettings: {
        destination: new LogGroupLogDestination(this.log),
        format: AccessLogFormat.custom(JSON.stringify(logged)),
      },
    });
    stage.node.addDependency(...routes);
    const { rate, burst } = throttle.withoutToken;
    // CDK passes this on as it is, so in CloudFormation's own spelling.
    const limit = { ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst };
    const open = routeList.filter((route) => route.public);
    (stage.node.defaultChild as CfnStage).routeSettings = Object.fromEntries(
      open.flatMap((route) => methodsOf(route).map((method) => [`${method} ${route.path}`, limit])),
    );
  }

  /** Requests that a throttle turned away, over all routes: API Gateway counts them only among all that were refused. */
  metricTurnedAway(over: MetricOptions): IMetric {
    return new MetricFilter(this, "turned-away", {
      logGroup: this.log,
      filterPattern: FilterPattern.stringValue("$.status", "=", "429"),
      metricNamespace: metricsNamespace(this),
      metricName: "TurnedAway",
      metricValue: "1",
    }).metric(over);
  }
}

class OneFunction extends HttpRouteIntegration {
  private readonly to: GridformFunction;
  constructor(id: string, to: GridformFunction) {
    super(id);
    this.to = to;
  }
  override bind() {
    return {
      type: HttpIntegrationType.AWS_PROXY,
      uri: this.to.functionArn,
      payloadFormatVersion: PayloadFormatVersion.VERSION_2_0,
    };
  }
}
