// What a use case refuses with, as a test says it.
import assert from "node:assert/strict";
import { Problem, type ProblemCode } from "../../core/problem.ts";

/** For `assert.rejects`: a problem of this code, with its first error at this pointer. */
export const refusedWith =
  (code: ProblemCode, pointer?: string) =>
  (error: unknown): true => {
    if (!(error instanceof Problem)) throw error;
    assert.equal(error.code, code);
    if (pointer !== undefined) assert.equal(error.details.errors?.[0]?.pointer, pointer);
    return true;
  };
