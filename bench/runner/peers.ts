import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { SOLUTION, testFor } from "./exercises.ts";

const ROOT = join(import.meta.dirname, "..", "..");

export type Peer = { name: string; run: () => Promise<number> };

/** Other test runners on the function exercise, started as their users start them. They have no sandbox. */
export function preparePeers(): { peers: Peer[]; remove: () => void } {
  // Inside the project, so that vitest and jest can be resolved.
  const folder = join(import.meta.dirname, "exercise-of-peers");
  mkdirSync(folder, { recursive: true });
  const write = (path: string, text: string) => writeFileSync(join(folder, path), text);
  write("package.json", '{"type":"module"}\n');
  write("main.js", SOLUTION);
  write(
    "node.test.js",
    testFor(`import test from "node:test"; import { equal as check } from "node:assert";`),
  );
  write(
    "vitest.test.js",
    testFor(`import { expect, test } from "vitest"; const check = (a, b) => expect(a).toBe(b);`),
  );
  write("jest.spec.js", testFor(`const check = (a, b) => expect(a).toBe(b);`));
  write("vitest.config.js", 'export default { test: { include: ["vitest.test.js"] } };\n');
  write("jest.config.js", 'export default { transform: {}, testMatch: ["**/jest.spec.js"] };\n');
  const bin = (name: string) => join(ROOT, "node_modules", ".bin", name);
  const peer = (name: string, args: string[]): Peer => ({ name, run: () => timeOf(args, folder) });
  const peers = [
    peer("bare start of node", ["-e", "0"]),
    peer("node --test", ["--test", "node.test.js"]),
    peer("vitest", [bin("vitest"), "run", "--root", ".", "--config", "vitest.config.js"]),
    peer("jest", ["--experimental-vm-modules", bin("jest"), "--config", "jest.config.js"]),
  ];
  return { peers, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

async function timeOf(args: string[], cwd: string): Promise<number> {
  const from = performance.now();
  const child = spawn(process.execPath, args, { cwd, stdio: "ignore" });
  const [exitCode] = await once(child, "exit");
  if (exitCode !== 0) throw new Error(`${args.join(" ")} ended with ${exitCode}.`);
  return performance.now() - from;
}
