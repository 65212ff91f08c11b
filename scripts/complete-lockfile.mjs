// Puts back into the lockfile what npm leaves out of it: the packages of other platforms, without which `npm ci` refuses the
// lockfile where a registry lacks some of them, and the hashes of what it did not download. Run after `npm install`. Plain
// JavaScript: it must run before Node 24 is there.
import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { promisify } from "node:util";

const place = new URL("../package-lock.json", import.meta.url);
const lock = JSON.parse(readFileSync(place, "utf8"));
const systems = {
  android: "android",
  darwin: "darwin",
  macos: "darwin",
  freebsd: "freebsd",
  linux: "linux",
  win32: "win32",
  windows: "win32",
  openharmony: "openharmony",
  sunos: "sunos",
  netbsd: "netbsd",
  openbsd: "openbsd",
  aix: "aix",
};
const processors = ["arm64", "x64", "ia32", "riscv64", "ppc64", "s390x", "loong64", "arm"];

/** Where a dependency of a package would stand: beside it, or at the top. */
const stands = (owner, name) => {
  for (let at = owner; ; at = at.slice(0, at.lastIndexOf("/node_modules/"))) {
    if (lock.packages[`${at}/node_modules/${name}`]) return true;
    if (!at.includes("/node_modules/")) break;
  }
  return lock.packages[`node_modules/${name}`] !== undefined;
};

let added = 0;
for (const [owner, about] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(about.optionalDependencies ?? {})) {
    if (stands(owner, name)) continue;
    const system = Object.keys(systems).find((it) => name.includes(it));
    const processor = processors.find((it) => name.includes(it));
    // Only what some platform needs and this one does not: anything else that is missing is a real fault.
    if (!system || !/^\d/.test(version)) continue;
    const entry = { version, optional: true, os: [systems[system]] };
    if (processor) entry.cpu = [processor];
    if (name.includes("musl")) entry.libc = ["musl"];
    if (about.dev) entry.dev = true;
    lock.packages[`node_modules/${name}`] = entry;
    added += 1;
  }
}

/** A package's hash as the registry tells it; undefined when the registry does not have it. */
async function hashOf(name, version) {
  try {
    const { stdout } = await promisify(execFile)("npm", ["view", `${name}@${version}`, "dist.integrity"]);
    return stdout.trim() || undefined;
  } catch {
    return undefined;
  }
}

const withoutHash = Object.entries(lock.packages).filter(
  ([at, it]) => at.includes("node_modules/") && it.version && !it.inBundle && !it.link && !it.integrity,
);
const unknown = [];
for (const [at, entry] of withoutHash) {
  // An alias says its true name.
  const name = entry.name ?? at.slice(at.lastIndexOf("node_modules/") + "node_modules/".length);
  const integrity = await hashOf(name, entry.version);
  if (integrity) entry.integrity = integrity;
  else unknown.push(`${name}@${entry.version}`);
}

lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(place, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} packages of other platforms added, ${withoutHash.length - unknown.length} hashes`);
if (unknown.length > 0) {
  console.error(`The registry knows no hash of: ${unknown.join(", ")}`);
  process.exitCode = 1;
}
