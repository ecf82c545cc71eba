/** Hosts of programs, in a sandbox that takes one run after the other (see `program-host.ts`). */
import { type ChildProcess, spawn } from "node:child_process";
import { Socket } from "node:net";
import { join } from "node:path";
import type { Files } from "../job.ts";
import { leavesTraces } from "../shared/leaves-traces.ts";
import type { FromHost, ToHost } from "../wire/hosted-program.ts";
import { createLineReader } from "../wire/lines.ts";
import type { Assignment } from "./assignment.ts";
import { spare } from "./guards/end-programs.ts";
import { PROGRAM_ENV } from "./program-env.ts";
import { countTimeOf, forgetTimeOf } from "./time-limits.ts";

const HOST = join(import.meta.dirname, "program-host.js");
const MAX_REPORT_BYTES = 1024 * 1024;
/** Programs of one host. Their modules stay in its memory. */
const MAX_PROGRAMS = 50;
/** Time for a program to end after the order, ms. */
const END_MS = 1_000;

/** Kinds of hosts: for programs, or for files of tests with Jest's functions. */
export type HostKind = "programs" | "tests";

/** Modules that a host of tests has loaded itself. */
const TEST_MODULES = ["test", "@jest/globals", "vitest"];

/** Words of programs that need a process of their own: its signals, standard input, main module or exit. */
const OWN_PROCESS =
  /\bprocess\.(?!env\b|argv\b|exit\b|exitCode\b|stdout\.write\b|stderr\.write\b|nextTick\b|hrtime\b|uptime\b|memoryUsage\b|cwd\b)|\brequire\.main\b|\bimport\.meta\.main\b|\bglobalThis\b|\/dev\/std|readFileSync\(0\b|\bprocess\b(?!\.)/;
const CODE = /\.[cm]?[jt]s$/;
/** Variables that node reads only when it starts. */
const READ_AT_START = /^(?:NODE_(?!ENV$)|UV_|DEBUG|TZ$|LANG$|LC_|SSL_)/;

export type Exit = { exitCode: number | null; signal: string | null };

export type Host = {
  child: ChildProcess;
  /** Runs a program. Resolves when it has ended, or the host with it. */
  run: (assignment: Assignment) => Promise<Exit>;
  /** Runs a file of tests, of which each has this time. Gives the line of each result. */
  runTests: (assignment: Assignment, timeoutMs: number, give: (line: string) => void) => Promise<Exit>;
  /** Whether the text is a module without an error of syntax. False when the host has died. */
  check: (text: string) => Promise<boolean>;
  /** Orders the program to end, and kills the host when it does not. */
  end: () => void;
  /** Gives the host back for another program. */
  release: () => void;
};

type Kept = { host: Omit<Host, "release">; key: string; programs: number };

let idle: Kept | null = null;

/** Whether a program can run in a process in which others have run and will run. */
export function canBeHosted(
  files: Files,
  { args: [entry = ""], env }: Assignment,
  kind: HostKind = "programs",
): boolean {
  const isPlain = CODE.test(entry) && !entry.startsWith("-");
  const isUsual = Object.entries(env).every(
    ([name, value]) => !READ_AT_START.test(name) || value === PROGRAM_ENV[name],
  );
  const texts = Object.entries(files).filter(([path]) => CODE.test(path));
  return (
    isPlain &&
    isUsual &&
    !leavesTraces(files, kind === "tests" ? TEST_MODULES : []) &&
    !texts.some(([, text]) => OWN_PROCESS.test(text))
  );
}

/** A host that waits, or a new one. */
export function takeHost(nodeOptions: readonly string[], kind: HostKind): Host {
  const key = [kind, ...nodeOptions].join(" ");
  const found = idle;
  idle = null;
  const fits = found !== null && found.key === key && isAlive(found.host.child);
  if (!fits) found?.host.child.kill("SIGKILL");
  const taken = fits ? found : { host: startHost(nodeOptions, kind), key, programs: 0 };
  return { ...taken.host, release: () => release(taken) };
}

function release({ host, key, programs }: Kept): void {
  if (idle === null && programs + 1 < MAX_PROGRAMS) idle = { host, key, programs: programs + 1 };
  else host.child.kill("SIGKILL");
}

function isAlive({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null;
}

function startHost(nodeOptions: readonly string[], kind: HostKind): Kept["host"] {
  const args =
    kind === "tests" ? ["--experimental-vm-modules", HOST, kind] : ["--experimental-vm-modules", HOST];
  const child = spawn(process.execPath, [...nodeOptions, ...args], {
    // A folder that outlives those of the runs.
    cwd: "/",
    env: PROGRAM_ENV,
    stdio: ["ignore", "pipe", "pipe", "pipe"],
    detached: true,
  });
  spare(child);
  countTimeOf(child.pid);
  child.once("exit", () => forgetTimeOf(child.pid));
  // A host that waits does not count as work that a run left behind. The harness lives on by its channel.
  child.unref();
  for (const stream of child.stdio) if (stream instanceof Socket) stream.unref();
  const channel = child.stdio[3];
  let finish: (exit: Exit) => void = () => {};
  let giveResult: (line: string) => void = () => {};
  let giveCheck: (isModule: boolean) => void = () => {};
  let endTimer: NodeJS.Timeout | undefined;
  const take = (line: string) => {
    const report: FromHost = JSON.parse(line);
    if ("exitCode" in report) finish({ exitCode: report.exitCode, signal: null });
    else if ("name" in report) giveResult(line);
    else giveCheck(report.isModule);
  };
  const send = (order: ToHost) => {
    if (channel && "write" in channel) channel.write(`${JSON.stringify(order)}\n`);
  };
  const kill = () => void child.kill("SIGKILL");
  channel?.on("data", createLineReader(MAX_REPORT_BYTES, take, kill));
  channel?.on("error", () => {});
  child.on("error", () => finish({ exitCode: null, signal: null }));
  child.on("close", (exitCode, signal) => {
    finish({ exitCode, signal });
    giveCheck(false);
  });
  const start = (order: ToHost) =>
    new Promise<Exit>((resolve) => {
      finish = (exit) => {
        clearTimeout(endTimer);
        resolve(exit);
      };
      send(order);
    });
  return {
    child,
    run: (assignment) => start({ kind: "run", ...assignment }),
    runTests: (assignment, timeoutMs, give) => {
      giveResult = give;
      return start({ kind: "run-tests", timeoutMs, ...assignment });
    },
    check: (text) =>
      new Promise((resolve) => {
        giveCheck = resolve;
        send({ kind: "check", text });
      }),
    end: () => {
      send({ kind: "end" });
      endTimer = setTimeout(kill, END_MS);
    },
  };
}
