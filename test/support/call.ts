// Requests as API Gateway hands them to the application, and its answers.
import { randomUUID } from "node:crypto";
import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { localContext } from "../../functions/adapters/web/local-context.ts";
import type { App } from "../../functions/http/app.ts";
import { checkAnswer } from "./check-answer.ts";

// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever the answer holds.
export type Reply = { status: number; headers: Record<string, string>; body: any };
export type CallOptions = {
  headers?: Record<string, string>;
  /** Sent as it is instead of as JSON; bytes as API Gateway hands over what it takes for no text. */
  raw?: string | Uint8Array;
};
export type Call = (
  by: string | undefined,
  method: string,
  path: string,
  body?: unknown,
  options?: CallOptions,
) => Promise<Reply>;

export function apiEvent(
  method: string,
  path: string,
  headers: Record<string, string>,
  body: string | Uint8Array | undefined,
): APIGatewayProxyEventV2 {
  const [rawPath = "/", ...query] = path.split("?");
  const rawQueryString = query.join("?");
  return {
    version: "2.0",
    routeKey: "$default",
    rawPath,
    rawQueryString,
    headers,
    queryStringParameters: rawQueryString ? Object.fromEntries(new URLSearchParams(rawQueryString)) : undefined,
    requestContext: {
      http: { method, path: rawPath, protocol: "HTTP/1.1", sourceIp: "127.0.0.1", userAgent: "test" },
      requestId: randomUUID(),
    },
    body: typeof body === "object" ? Buffer.from(body).toString("base64") : body,
    isBase64Encoded: typeof body === "object",
  } as APIGatewayProxyEventV2;
}

/** Calls the application as somebody; paths are told without `/api/v1`. */
export const caller =
  (app: App, token: (person: string) => Promise<string>): Call =>
  async (by, method, path, body, { headers = {}, raw } = {}) => {
    const authorization: Record<string, string> =
      by === undefined ? {} : { authorization: `Bearer ${await token(by)}` };
    const text = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const event = apiEvent(
      method,
      `/api/v1${path}`,
      { "content-type": "application/json", ...authorization, ...headers },
      text,
    );
    const {
      statusCode = 200,
      headers: told = {},
      body: answer = "",
      isBase64Encoded,
    } = await app(event, localContext(event.requestContext.requestId));
    const contentType = String(told["content-type"]);
    const sent = isBase64Encoded ? Buffer.from(answer, "base64").toString("utf8") : answer;
    const said = /\bjson\b/.test(contentType) && sent !== "" ? JSON.parse(sent) : sent;
    checkAnswer(method, `/api/v1${path}`, statusCode, contentType, said);
    return { status: statusCode, headers: told as Record<string, string>, body: said };
  };
