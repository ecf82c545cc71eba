// `npm run pack`: installs and builds if anything changed, then makes the package aulo-VERSION.tgz in this folder. Plain JavaScript
// for Node 20, without packages.

import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { build, install, NODE, ROOT } from "./prepare.mjs";

install();
build();

const { status } = spawnSync(NODE, [join(ROOT, "scripts", "pack", "main.ts"), ...process.argv.slice(2)], {
  stdio: "inherit",
});
process.exitCode = status ?? 1;
