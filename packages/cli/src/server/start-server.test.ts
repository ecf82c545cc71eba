import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { access, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { stopServer } from "./start-server.ts";

/** A program that responds as Aulo does, and prints its port. */
const RESPONDS = `const server = require("node:http").createServer((_, response) => response.end('{"status":"ok"}'));
server.listen(0, "127.0.0.1", () => console.log(server.address().port));`;
/** A program like it that has work to do once it does not respond any more. */
const ENDS_SLOWLY = `${RESPONDS}
process.on("SIGTERM", () => {
  server.close();
  server.closeAllConnections();
  setTimeout(process.exit, 500);
});`;

let folder: string;
let child: ChildProcess;
let base: string;

async function start(program: string): Promise<void> {
  child = spawn(process.execPath, ["-e", program], { stdio: ["ignore", "pipe", "inherit"] });
  const [port] = await once(child.stdout ?? child, "data");
  base = `http://127.0.0.1:${String(port).trim()}`;
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "aulo-cli-"));
  await start(RESPONDS);
});
afterEach(async () => {
  child.kill();
  await rm(folder, { recursive: true });
});

async function write(running: object): Promise<string> {
  const path = join(folder, "server.json");
  await writeFile(path, JSON.stringify(running));
  return path;
}

test("ends the process that a command started, and forgets it", async () => {
  const path = await write({ pid: child.pid, base });
  const ended = once(child, "exit");
  expect(await stopServer(folder)).toBe(true);
  await ended;
  await expect(access(path)).rejects.toThrow();
  expect(await stopServer(folder)).toBe(false);
});

test("waits until the process has ended, which holds the data folder until then", async () => {
  child.kill();
  await start(ENDS_SLOWLY);
  await write({ pid: child.pid, base });
  expect(await stopServer(folder)).toBe(true);
  expect(() => process.kill(child.pid ?? 0, 0)).toThrow();
});

test("an Aulo that responds in place of an ended process stays", async () => {
  const gone = spawn(process.execPath, ["-e", ""]);
  await once(gone, "exit");
  await write({ pid: gone.pid, base });
  expect(await stopServer(folder)).toBe(false);
  expect((await fetch(base)).ok).toBe(true);
});

test.each([{}, { pid: 0, base: "" }, { pid: "1", base: "" }])(
  "a broken file, %j, ends nothing",
  async (running) => {
    await write(running);
    expect(await stopServer(folder)).toBe(false);
  },
);
