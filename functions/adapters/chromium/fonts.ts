// Makes the font folder that Chromium prints with: static TTF files and their fontconfig file, once per cache folder.
import { createHash } from "node:crypto";
import { chmod, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { isLeftOut } from "./characters.ts";

/** One past the last ideograph of Unicode 17 (Extension J). */
const LAST = 0x33480;

type FontSource = { path: string; file: string };

// Static TTF in two weights each: Chromium embeds these as real CID fonts, while variable fonts, OTF and synthetic bold
// become Type 3. WenKai is the 楷体 and has the rare characters of names that Noto lacks (𠮷).
const sources: FontSource[] = [
  { path: "@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf", file: "noto-sans-regular.ttf" },
  { path: "@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf", file: "noto-sans-bold.ttf" },
  { path: "@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf", file: "noto-serif-regular.ttf" },
  { path: "@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf", file: "noto-serif-bold.ttf" },
  { path: "@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-500-normal.woff2", file: "wenkai-regular.ttf" },
  { path: "@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-700-normal.woff2", file: "wenkai-bold.ttf" },
];

/** The names under which a template may ask for our three families, beside their own. */
const aliases: Record<string, string[]> = {
  "Noto Serif SC": [
    "SimSun",
    "宋体",
    "NSimSun",
    "STSong",
    "FangSong",
    "仿宋",
    "仿宋_GB2312",
    "Times New Roman",
    "serif",
  ],
  "LXGW WenKai": ["KaiTi", "楷体", "楷体_GB2312", "STKaiti"],
  "Noto Sans SC": ["SimHei", "黑体", "Microsoft YaHei", "微软雅黑", "Arial", "Helvetica", "sans-serif", "system-ui"],
};

/**
 * The folder with the fonts and `fonts.conf`, made below `cacheFolder` when it is not there yet (about 2 s), from
 * packages alone. Several processes may call it at once: each makes its own, the first to finish wins.
 */
export async function prepareFonts(cacheFolder: string): Promise<string> {
  const resolve = createRequire(import.meta.url).resolve;
  const found = sources.map(({ path, file }) => ({ path: resolve(path), file }));
  const keep = charactersToKeep();
  const folder = join(cacheFolder, `fonts-${await recipeOf(found, keep)}`);
  if (await exists(join(folder, "fonts.conf"))) return folder;
  await mkdir(cacheFolder, { recursive: true });
  const making = await mkdtemp(join(cacheFolder, "making-fonts-"));
  try {
    for (const { path, file } of found) await writeFile(join(making, file), await subset(path, keep));
    await writeFile(join(making, "fonts.conf"), fontconfig());
    // A temporary folder is its maker's alone; an image may be built by one user and run by another.
    await chmod(making, 0o755);
    await rename(making, folder);
  } catch (error) {
    if (!(await exists(join(folder, "fonts.conf")))) throw error;
  } finally {
    await rm(making, { recursive: true, force: true });
  }
  return folder;
}

/** Changes when a font package or what we do with it does. */
async function recipeOf(found: FontSource[], keep: string): Promise<string> {
  const sizes = await Promise.all(found.map(async ({ path }) => (await stat(path)).size));
  const recipe = JSON.stringify([sizes, fontconfig(), keep]);
  return createHash("sha256").update(recipe).digest("hex").slice(0, 12);
}

async function subset(path: string, keep: string): Promise<Uint8Array> {
  // Loaded only when fonts are made: a function that prints with a ready folder need not carry harfbuzz.
  const { default: subsetFont } = await import("subset-font");
  return subsetFont(await readFile(path), keep, { targetFormat: "truetype" });
}

/** Every character but those that would be read back as another one. */
function charactersToKeep(): string {
  const kept: string[] = [];
  for (let c = 0x20; c < LAST; c++) {
    const character = String.fromCodePoint(c);
    if (!(c >= 0xd800 && c <= 0xdfff) && !isLeftOut(character)) kept.push(character);
  }
  return kept.join("");
}

function fontconfig(): string {
  const alias = (name: string, family: string) =>
    `<match target="pattern"><test name="family" qual="any"><string>${name}</string></test>` +
    `<edit name="family" mode="assign" binding="same"><string>${family}</string></edit></match>`;
  const rules = Object.entries(aliases).flatMap(([family, names]) => names.map((name) => alias(name, family)));
  // Both places are relative so that the folder may be built in one place and shipped to another.
  return [
    `<?xml version="1.0"?>`,
    `<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">`,
    `<fontconfig>`,
    `<dir prefix="relative">.</dir>`,
    `<cachedir prefix="xdg">fontconfig</cachedir>`,
    ...rules,
    `</fontconfig>`,
    "",
  ].join("\n");
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
