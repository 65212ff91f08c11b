// What SQLite and the system say of files that cannot be used, as the product's problems.
import { type Problem, type ProblemCode, problem } from "../../core/problem.ts";

// https://www.sqlite.org/rescode.html
const byResultCode: Record<number, ProblemCode> = {
  5: "too-busy", // BUSY
  8: "store-read-only", // READONLY
  10: "store-unreachable", // IOERR
  11: "store-damaged", // CORRUPT
  13: "store-full", // FULL
  14: "store-unreachable", // CANTOPEN
  26: "store-damaged", // NOTADB
};
const bySystemCode: Record<string, ProblemCode> = {
  EACCES: "store-read-only",
  EPERM: "store-read-only",
  EROFS: "store-read-only",
  ENOSPC: "store-full",
  EIO: "store-unreachable",
  EISDIR: "store-unreachable",
  ENOTDIR: "store-unreachable",
};

/** The problem that an error stands for; undefined: it is none of the file's, and a bug of ours. */
export function troubleOf(error: unknown): Problem | undefined {
  if (!(error instanceof Error)) return undefined;
  // The extended code's low byte is the primary one.
  const result = "errcode" in error ? byResultCode[Number(error.errcode) & 0xff] : undefined;
  const code = result ?? ("code" in error ? bySystemCode[String(error.code)] : undefined);
  return code && problem(code);
}

/** Does it, and throws what stands in its way as a problem. */
export function telling<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw troubleOf(error) ?? error;
  }
}
