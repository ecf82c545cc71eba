// `npm start`: installs and builds if anything changed, then serves. Plain JavaScript for Node 20, without
// packages.

import { spawn } from "node:child_process";
import { join } from "node:path";
import { build, install, NODE, ROOT } from "./prepare.mjs";

install();
build();

const main = join(ROOT, "packages", "server", "src", "main.ts");
const server = spawn(NODE, ["--disable-sigusr1", main, ...process.argv.slice(2)], { stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => server.kill(signal));
server.on("exit", (code) => process.exit(code ?? 130));
