// Says in plain words what to do when the Node on the PATH is too old to run TypeScript as it stands.
// Plain JavaScript on purpose: an old Node must be able to read this file.
const major = Number(process.versions.node.split(".")[0]);
if (major < 24) {
  console.error(
    `Gridform needs Node 24; this is ${process.version} (${process.execPath}).\n` +
      "Node 24 comes with `npm ci`, as an optional dependency on linux-x64 and linux-arm64, and npm scripts find it by themselves:\n" +
      "run `npm ci`, then `npm start` or `npm test`. On another system install Node 24 from https://nodejs.org.",
  );
  process.exit(1);
}
