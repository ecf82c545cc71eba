#!/usr/bin/env node
// The command `aulo` of the package: runs `src/main.js` with the Node 24 that was installed with it. Plain JavaScript for Node 20,
// without packages.

import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const OLDEST_NODE = 24;
const MAIN = fileURLToPath(new URL("../src/main.js", import.meta.url));

const { resolve } = createRequire(import.meta.url);

/** The Node of the package for this platform; this very Node where there is none and it is new enough; else null. */
function findNode() {
  const system = process.platform === "win32" ? "win" : process.platform;
  for (const name of [`node-${system}-${process.arch}`, `node-bin-${system}-${process.arch}`]) {
    try {
      const folder = dirname(resolve(`${name}/package.json`));
      return join(folder, "bin", process.platform === "win32" ? "node.exe" : "node");
    } catch {
      // Not the package of this platform.
    }
  }
  return Number(process.versions.node.split(".")[0]) >= OLDEST_NODE ? process.execPath : null;
}

const node = findNode();
if (node === null) {
  console.error(
    `There is no Node ${OLDEST_NODE} for ${process.platform} on ${process.arch} in this package, and your own is ${process.versions.node}. Install Node ${OLDEST_NODE} or later, then run aulo again.`,
  );
  process.exit(1);
}
const command = spawn(node, [MAIN, ...process.argv.slice(2)], { stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => command.kill(signal));
command.on("error", (error) => {
  console.error(`${node} cannot be started: ${error.message}`);
  process.exit(1);
});
command.on("exit", (code) => process.exit(code ?? 130));
