/**
 * A `node` program that waits for its task: `node waiting-program.js [typescript] [PACKAGE…]`.
 *
 * 1. It loads the packages that the learner's program will probably load, and the code that strips types. With Express
 *    it also serves a few requests of its own. Then it reports on descriptor 3 that it waits.
 * 2. It reads one line there, without an event loop. Until then it does nothing at all.
 * 3. It closes the descriptor, takes on the folder, arguments and environment, and becomes `node ENTRY …`. Node's own
 *    function does this, so that the entry is the main module.
 */
import { closeSync, readSync, writeSync } from "node:fs";
import Module, { createRequire, stripTypeScriptTypes } from "node:module";
import { resolve } from "node:path";
import { type Assignment, WAITING } from "./assignment.ts";

const DESCRIPTOR = 3;

const load = createRequire(import.meta.url);
for (const name of process.argv.slice(2)) {
  if (name === "typescript") stripTypeScriptTypes("const warm: boolean = true;");
  else load(name);
  if (name === "express") await (await import("./rehearse-express.ts")).rehearseExpress(load(name));
}
writeSync(DESCRIPTOR, `${WAITING}\n`);
const assignment: Assignment = JSON.parse(readLine());
closeSync(DESCRIPTOR);
become(assignment);

function readLine(): string {
  const chunks: Buffer[] = [];
  const chunk = Buffer.alloc(4096);
  for (;;) {
    const length = readSync(DESCRIPTOR, chunk);
    if (length === 0) process.exit(0);
    chunks.push(Buffer.from(chunk.subarray(0, length)));
    if (chunk[length - 1] === 10) return Buffer.concat(chunks).toString("utf8");
  }
}

function become({ folder, args: [entry = "", ...rest], env }: Assignment): void {
  process.chdir(folder);
  for (const name of Object.keys(process.env)) if (!Object.hasOwn(env, name)) delete process.env[name];
  Object.assign(process.env, env);
  process.argv = [process.execPath, resolve(entry), ...rest];
  Module.runMain();
}
