// What a use case refuses with, as a test says it.
import { expect } from "vitest";
import { Problem, type ProblemCode } from "../../core/problem.ts";

/** For `rejects.toSatisfy` and `toThrow(expect.toSatisfy(…))`: a problem of this code, with its first error at this pointer. Any other error is thrown on. */
export const refusedWith =
  (code: ProblemCode, pointer?: string) =>
  (error: unknown): true => {
    if (!(error instanceof Problem)) throw error;
    expect(error.code).toBe(code);
    if (pointer !== undefined) expect(error.details.errors?.[0]?.pointer).toBe(pointer);
    return true;
  };
