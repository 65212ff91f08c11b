// Which of the files that answers speak of were uploaded.
import { problem } from "../../core/problem.ts";
import { type Answers, filesIn } from "../../forms/answers/submission.ts";
import type { Deps } from "../deps.ts";
import type { Item } from "../ports.ts";
import * as keys from "./keys.ts";

/**
 * The files that answers speak of or that stand beside them, as far as somebody uploaded them. What a sender lists must be there
 * (throws `content-invalid`); a name that an answer alone mentions may come later, or from another system.
 */
export async function knownFiles(
  deps: Deps,
  answers: Answers,
  listed: readonly string[],
): Promise<ReadonlySet<string>> {
  const names = filesIn(answers, listed);
  if (names.length === 0) return new Set();
  const stored = new Set((await deps.table.getMany(names.map(keys.fileKey))).map((item: Item) => item.pk));
  const known = names.filter((name) => stored.has(keys.fileKey(name).pk));
  const errors = listed.flatMap((name, at) =>
    known.includes(name)
      ? []
      : [
          {
            pointer: `/files/${at}`,
            file: name,
            code: "file-missing",
            message: { zh: "文件尚未上传", en: "This file was not uploaded" },
          },
        ],
  );
  if (errors.length > 0) throw problem("content-invalid", { errors });
  return new Set(known);
}
