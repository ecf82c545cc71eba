import type { Job } from "@aulo/runner";
import { spec } from "../spec-file.ts";

/** Run that tries everything to leave something behind. */
export type HostileJob = {
  name: string;
  job: Partial<Job>;
  /** Time after which the run is cancelled, ms. */
  cancelAfterMs?: number;
};

/** Mark in the command line of every process that these runs start. */
export const MARK = `aulo-soak-${process.pid}`;

const SHORT = { timeoutMs: 500 };
const CALL = spec(`test("goes", async () => { expect(await call("go")).toBe("never"); });`);
const LEAVE = `import { spawn } from "node:child_process"; const leave = (source = "setInterval(() => {}, 1000)", stdio = "ignore") => { try { spawn(process.execPath, ["-e", source, "${MARK}"], { detached: true, stdio }).on("error", () => {}).unref(); } catch {} };`;
const SAY = `import { writeSync } from "node:fs"; const say = (text) => { let bytes = Buffer.from(text); while (bytes.length > 0) try { bytes = bytes.subarray(writeSync(3, bytes)); } catch (error) { if (error.code !== "EAGAIN") throw error; } };`;

export const HOSTILE_JOBS: readonly HostileJob[] = [
  { name: "a loop without end", job: script("for (;;);") },
  { name: "a loop without end in a call", job: called("export const go = () => { for (;;); };") },
  { name: "promises without end", job: called("export const go = async () => { for (;;) await null; };") },
  {
    name: "many processes",
    job: script(`${LEAVE} for (let i = 0; i < 25; i += 1) leave(); setTimeout(() => {}, 9_000);`),
  },
  {
    name: "processes whose parents are gone",
    job: script(
      `${LEAVE} leave("require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', '${MARK}'], { detached: true, stdio: 'ignore' }).unref()"); setTimeout(() => {}, 300);`,
      { timeoutMs: 4_000 },
    ),
  },
  {
    name: "a process that keeps the streams open",
    job: script(`${LEAVE} leave(undefined, "inherit"); setTimeout(() => process.exit(0), 100);`),
  },
  {
    name: "a heap without end",
    job: script("const held = []; for (;;) held.push({});", { timeoutMs: 4_000, memoryMb: 32 }),
  },
  {
    name: "buffers without end",
    job: script("const held = []; setInterval(() => held.push(Buffer.alloc(8_000_000, 1)), 1);", {
      timeoutMs: 4_000,
      memoryMb: 32,
    }),
  },
  {
    name: "output without end",
    job: script(
      `import { writeSync } from "node:fs"; const text = "x".repeat(65_536); for (;;) try { writeSync(1, text); } catch {}`,
      { timeoutMs: 4_000 },
    ),
  },
  {
    name: "replies that are none",
    job: called(`${SAY} say("\\0\\xff{]\\n".repeat(1_000)); export const go = () => 1;`, {
      timeoutMs: 4_000,
    }),
  },
  {
    name: "a reply without end",
    job: called(`${SAY} export const go = () => { for (;;) say("x".repeat(65_536)); };`, {
      timeoutMs: 4_000,
    }),
  },
  { name: "an end at once", job: called("process.exit(0);", { timeoutMs: 4_000 }) },
  {
    name: "an end by a signal to itself and all around",
    job: script(`process.kill(0, "SIGKILL"); process.abort();`, { timeoutMs: 4_000 }),
  },
  {
    name: "an end of what started it",
    job: script(`for (let id = 1; id < 20; id += 1) try { process.kill(id, "SIGKILL"); } catch {}`, {
      timeoutMs: 4_000,
    }),
  },
  {
    name: "a stop of what started it",
    job: script(`process.kill(process.ppid, "SIGSTOP"); setInterval(() => {}, 1_000);`),
  },
  {
    name: "files, links and sockets",
    job: script(`
      import fs from "node:fs"; import net from "node:net";
      for (const folder of [".", "/tmp"]) { fs.mkdirSync(folder + "/a/b/c", { recursive: true }); for (let i = 0; i < 300; i += 1) fs.writeFileSync(folder + "/a/b/f" + i, "x"); fs.symlinkSync("/", folder + "/up"); fs.chmodSync(folder + "/a/b", 0); net.createServer().listen(folder + "/s.sock"); }
      for (let i = 0; i < 50; i += 1) net.createServer().listen(0);`),
  },
  {
    name: "open files without end",
    job: script(
      `import fs from "node:fs"; const held = []; try { for (;;) held.push(fs.openSync(import.meta.filename)); } catch {} setTimeout(() => {}, 9_000);`,
    ),
  },
  {
    name: "threads",
    job: script(
      `import { Worker } from "node:worker_threads"; for (let i = 0; i < 6; i += 1) new Worker("for (;;);", { eval: true }).on("error", () => {});`,
    ),
  },
  {
    name: "a server that never listens",
    job: server("setInterval(() => {}, 1_000);", { timeoutMs: 4_000, readyMs: 300 }),
  },
  {
    name: "a server that dies over a request, and leaves another",
    job: server(
      `${LEAVE} import http from "node:http"; http.createServer(() => { leave(); process.abort(); }).listen(process.env.PORT);`,
      { timeoutMs: 4_000 },
    ),
  },
  {
    name: "a server that holds its requests",
    job: server(`import http from "node:http"; http.createServer(() => {}).listen(process.env.PORT);`, {
      timeoutMs: 4_000,
    }),
  },
  {
    name: "a spec in a folder of its own, beside a loop without end",
    job: { ...called("for (;;);"), spec: { ...CALL, "data.txt": "x" } },
  },
  { name: "a cancel while it loads", job: called("for (;;);"), cancelAfterMs: 40 },
  {
    name: "a cancel while it leaves processes behind",
    job: script(`${LEAVE} setInterval(leave, 5);`),
    cancelAfterMs: 250,
  },
];

function script(source: string, limits: Job["limits"] = SHORT): Partial<Job> {
  return {
    kind: "script",
    files: { "main.js": source },
    limits,
  };
}

function called(source: string, limits: Job["limits"] = SHORT): Partial<Job> {
  return {
    kind: "function",
    files: { "main.js": source },
    spec: CALL,
    limits,
  };
}

function server(source: string, limits: Job["limits"] = SHORT): Partial<Job> {
  return {
    kind: "server",
    files: { "main.js": source },
    spec: spec(
      `test("answers", async () => { expect((await request("GET", "/", { withinMs: 300 })).text).toBe("never"); });`,
    ),
    limits,
  };
}
