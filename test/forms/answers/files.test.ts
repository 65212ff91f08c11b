// The files that answers name.
import { describe, expect, it } from "vitest";
import { filesIn } from "../../../forms/answers/files.ts";

const photo = `${"a".repeat(64)}.jpg`;
const other = `${"b".repeat(64)}.jpg`;
const signature = `${"c".repeat(64)}.png`;

describe("the files of answers", () => {
  it("are found wherever they stand: by themselves, in lists, in rows and in lines of checks", () => {
    const answers = {
      signature,
      photos: [photo],
      residents: [{ name: "张建国", portrait: other }],
      checks: { wiring: { result: "not-ok", photos: [`${"d".repeat(64)}.jpg`] } },
    };
    expect(filesIn(answers)).toStrictEqual([signature, photo, other, `${"d".repeat(64)}.jpg`]);
  });

  it("are told with those that were listed beside them, each once", () => {
    expect(filesIn({ first: photo, again: photo, signature }, [other, photo])).toStrictEqual([other, photo, signature]);
  });

  it("are none where answers hold other things", () => {
    expect(
      filesIn({ text: "see photo.jpg", hash: "a".repeat(64), count: 3, agreed: true, nothing: null }),
    ).toStrictEqual([]);
  });
});
