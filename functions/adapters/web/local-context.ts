// What Lambda tells of an invocation, told of a request to this machine.
import type { Context } from "aws-lambda";

/** As long as a function may run at most; nothing here ends a request sooner. */
const longest = 15 * 60_000;

// Asked once: the answer comes from the file system, and takes a twentieth of a request's time.
let megabytes: string | undefined;
const memory = (): string => {
  megabytes ??= String(Math.round(process.constrainedMemory() / 2 ** 20));
  return megabytes;
};

export function localContext(requestId: string): Context {
  const ends = Date.now() + longest;
  return {
    awsRequestId: requestId,
    functionName: "local",
    functionVersion: "$LATEST",
    invokedFunctionArn: "local",
    memoryLimitInMB: memory(),
    logGroupName: "local",
    logStreamName: "local",
    callbackWaitsForEmptyEventLoop: false,
    getRemainingTimeInMillis: () => ends - Date.now(),
    // Of callbacks, which Lambda for Node.js 24 no longer has.
    done: noCallback,
    fail: noCallback,
    succeed: noCallback,
  };
}

const noCallback = () => {
  throw new Error("a handler answers by its promise");
};
