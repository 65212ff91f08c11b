// What `npm ci` installs is what was tested: every package of the lockfile by its hash, from whichever registry is used.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

type Entry = { version?: string; integrity?: string; resolved?: string; inBundle?: true; link?: true };

const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as { packages: Record<string, Entry> };
/** Without this project itself, its own folders, and what comes inside of other packages. */
const downloaded = Object.entries(packages).filter(
  ([place, it]) => place.includes("node_modules/") && !it.link && !it.inBundle,
);

test("each package that is downloaded has its hash in the lockfile", () => {
  expect(downloaded.length).toBeGreaterThan(300);
  expect(downloaded.filter(([, it]) => !it.integrity).map(([place]) => place)).toStrictEqual([]);
});

test("the lockfile names no registry", () => {
  expect(downloaded.filter(([, it]) => it.resolved).map(([place]) => place)).toStrictEqual([]);
});
