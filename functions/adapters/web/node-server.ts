// HTTP of this machine made the events that API Gateway sends, so that both run the same application.
import { isUtf8 } from "node:buffer";
import { type IncomingMessage, type ServerResponse, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";

/** The whole body, in bytes; `too-large` beyond the limit, `gone` when the client hung up in the middle of it. */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer | "too-large" | "gone"> {
  return new Promise((resolve) => {
    // Hung up while something else was awaited: nothing of it will be heard any more.
    if (request.destroyed) return resolve("gone");
    const chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) {
        // Read on and throw away, within reason: a client still sending would not see our answer.
        chunks.length = 0;
        if (size > limit * 8) request.destroy();
      } else chunks.push(chunk);
    });
    request.on("end", () => resolve(size > limit ? "too-large" : Buffer.concat(chunks)));
    request.on("error", () => resolve("gone"));
    request.on("close", () => resolve("gone"));
  });
}

/** Reads on and throws away, up to so many bytes: a client that is sending still would not see our answer. */
export function readAway(request: IncomingMessage, most: number): void {
  let size = 0;
  request.on("data", (chunk: Buffer) => {
    size += chunk.length;
    if (size > most) request.destroy();
  });
}

export function eventOf(request: IncomingMessage, body: Buffer, requestId: string): APIGatewayProxyEventV2 {
  const url = request.url ?? "/";
  const mark = url.indexOf("?");
  const [rawPath, rawQueryString] = mark < 0 ? [url, ""] : [url.slice(0, mark), url.slice(mark + 1)];
  const isText = isUtf8(body);
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers))
    headers[name] = Array.isArray(value) ? value.join(",") : (value ?? "");
  return {
    version: "2.0",
    routeKey: "$default",
    rawPath,
    rawQueryString,
    headers,
    queryStringParameters: rawQueryString ? Object.fromEntries(new URLSearchParams(rawQueryString)) : undefined,
    requestContext: {
      accountId: "local",
      apiId: "local",
      domainName: request.headers.host ?? "localhost",
      domainPrefix: "local",
      http: {
        method: request.method ?? "GET",
        path: rawPath,
        protocol: "HTTP/1.1",
        sourceIp: request.socket.remoteAddress ?? "",
        userAgent: headers["user-agent"] ?? "",
      },
      requestId,
      routeKey: "$default",
      stage: "$default",
      time: "",
      timeEpoch: 0,
    },
    // What is no text stays bytes: whether it may be is for the application to say.
    body: body.length > 0 ? body.toString(isText ? "utf8" : "base64") : undefined,
    isBase64Encoded: !isText,
  };
}

export function sendResult(response: ServerResponse, result: APIGatewayProxyStructuredResultV2): void {
  const body = result.isBase64Encoded ? Buffer.from(result.body ?? "", "base64") : Buffer.from(result.body ?? "");
  // Of an answer without its body (RFC 9110, 8.6) a length of 0 would be a lie about the one that GET has.
  const bodiless = response.req.method === "HEAD" || result.statusCode === 304;
  response.writeHead(result.statusCode ?? 200, {
    ...(result.headers as Record<string, string>),
    ...(!bodiless && { "content-length": body.length }),
  });
  response.end(body);
}

/** What is no request of HTTP at all is answered as Node does it, with our headers. */
export function refuseBroken(error: NodeJS.ErrnoException, socket: Duplex, headers: Record<string, string>): void {
  const status = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 }[error.code ?? ""] ?? 400;
  // An answer that is on its way already must not be torn by a second one.
  const underWay = (socket as { _httpMessage?: ServerResponse })._httpMessage?.headersSent;
  if (socket.writable && !underWay) {
    const lines = Object.entries({ ...headers, "content-length": "0", connection: "close" });
    const head = [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines.map(([name, value]) => `${name}: ${value}`)];
    socket.write(`${head.join("\r\n")}\r\n\r\n`);
  }
  socket.destroy();
}
