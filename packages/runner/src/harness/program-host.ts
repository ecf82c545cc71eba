/**
 * A `node` that runs one program after the other, for code of trusted authors: `node program-host.js [tests]`. With `tests`, programs are
 * files of tests, which have Jest's functions.
 *
 * 1. It takes on the folder, arguments and environment, and imports the entry.
 * 2. The program has ended when nothing goes on any more. On the order to end, its servers and connections are closed first.
 * 3. An error of the entry is printed as Node prints it, with exit code 1. Any other uncaught error, and `process.exit`, end this
 *    process as they would end the program's.
 * 4. When everything is as before, it reports the exit code and waits for the next program. Otherwise it exits with that code.
 */
import { readFileSync } from "node:fs";
import { Server as HttpServer } from "node:http";
import { Server, Socket } from "node:net";
import { resolve } from "node:path";
import { run as runTests } from "node:test";
import { setImmediate as nextTurn } from "node:timers/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { inspect } from "node:util";
import { SourceTextModule } from "node:vm";
import type { FromHost, ToHost } from "../wire/hosted-program.ts";
import { createLineReader } from "../wire/lines.ts";
import { type KeptState, noteKeptState } from "./kept-state.ts";
import reportResults from "./kinds/test-reporter.ts";

const DESCRIPTOR = 3;
const MAX_ORDER_BYTES = 1024 * 1024;
/** Turns of the event loop without any work after which a program has ended. */
const IDLE_TURNS = 3;
const LOOK_MS = 1;
/** Looks without any work after which an entry that is still loading waits for something that never comes. */
const UNSETTLED_LOOKS = 200;
/** Longest time in which closed servers and connections end, in looks. */
const END_LOOKS = 300;
/** Node's exit code for an `await` at the top level that never settles. */
const UNSETTLED = 13;

const channel = new Socket({ fd: DESCRIPTOR });
const ours = new Set<unknown>([channel, process.stdout, process.stderr]);
const home = process.cwd();
const ownArgv = process.argv;
const ownEnv = { ...process.env };
let state: KeptState | null = null;
let isEnding = false;

if (process.argv[2] === "tests") (await import("./kinds/jest-style.ts")).loadExpect();

channel.on(
  "data",
  createLineReader(
    MAX_ORDER_BYTES,
    (line) => void take(JSON.parse(line)),
    () => process.exit(1),
  ),
);
channel.on("end", () => process.exit(0));

async function take(order: ToHost): Promise<void> {
  switch (order.kind) {
    case "run":
      return run(order, load);
    case "run-tests":
      return run(order, (path) => loadTests(path, order.timeoutMs));
    case "check":
      return send({ isModule: isModule(order.text) });
    case "end":
      isEnding = true;
      closeAll();
  }
}

function send(report: FromHost): void {
  channel.write(`${JSON.stringify(report)}\n`);
}

type Start = ToHost & { kind: "run" | "run-tests" };

async function run(
  { folder, args: [entry = "", ...rest], env }: Start,
  begin: (path: string) => Loading,
): Promise<void> {
  state ??= noteKeptState();
  isEnding = false;
  process.chdir(folder);
  setEnvironment(env);
  const path = resolve(entry);
  process.argv = [process.execPath, path, ...rest];
  const loading = begin(path);
  const exitCode = await untilEnded(state, loading);
  process.chdir(home);
  setEnvironment(ownEnv);
  process.argv = ownArgv;
  process.exitCode = undefined;
  if (!(await state.isAsBefore())) process.exit(exitCode);
  send({ exitCode });
}

type Loading = { isDone: boolean; exitCode: number; isTesting: boolean };

function load(path: string): Loading {
  const loading = { isDone: false, exitCode: 0, isTesting: false };
  import(pathToFileURL(path).href).then(
    () => {
      loading.isDone = true;
    },
    (error: unknown) => {
      // Only Node itself can tell where another value was thrown.
      if (!(error instanceof Error)) throw error;
      process.stderr.write(reportOf(error));
      Object.assign(loading, { isDone: true, exitCode: 1 });
    },
  );
  return loading;
}

/** Runs the tests of a file, in this process. All is over with the last result, even if a server still listens. */
function loadTests(path: string, timeout: number): Loading {
  const loading = { isDone: false, exitCode: 0, isTesting: true };
  const runAll = async () => {
    const events = runTests({ files: [path], isolation: "none", concurrency: false, timeout });
    for await (const _ of reportResults(events));
    isEnding = true;
    Object.assign(loading, { isDone: true, isTesting: false });
  };
  runAll();
  return loading;
}

/** Whether Node can compile the text as a module. */
function isModule(text: string): boolean {
  try {
    return new SourceTextModule(text) instanceof SourceTextModule;
  } catch {
    return false;
  }
}

/** Waits until nothing goes on any more. @returns the exit code */
async function untilEnded(kept: KeptState, loading: Loading): Promise<number> {
  let endLooks = 0;
  for (let idle = 0; idle < (loading.isDone ? IDLE_TURNS : UNSETTLED_LOOKS); ) {
    await nextTurn();
    if (loading.exitCode !== 0) return loading.exitCode;
    idle = kept.isIdle() ? idle + 1 : 0;
    if (loading.isTesting && idle > IDLE_TURNS) {
      // Node's test runner ends when nothing is left to do, which this event tells. The channel keeps it from coming by itself.
      process.emit("beforeExit", 0);
      idle = 0;
    }
    if (idle > 0 && loading.isDone) continue;
    if (isEnding) {
      closeAll();
      endLooks += 1;
      if (endLooks > END_LOOKS) process.exit(0);
    }
    await new Promise<void>((resume) => setTimeout(resume, LOOK_MS).unref());
  }
  if (!loading.isDone) process.exit(UNSETTLED);
  return Number(process.exitCode ?? 0);
}

function closeAll(): void {
  for (const handle of openHandles()) {
    if (ours.has(handle)) continue;
    if (handle instanceof HttpServer) handle.closeAllConnections();
    if (handle instanceof Server) handle.close();
    else if (handle instanceof Socket) handle.destroy();
  }
}

function openHandles(): unknown[] {
  const found: unknown = Reflect.apply(Reflect.get(process, "_getActiveHandles"), process, []);
  return Array.isArray(found) ? found : [];
}

function setEnvironment(env: Readonly<Record<string, string | undefined>>): void {
  for (const name of Object.keys(process.env)) if (!Object.hasOwn(env, name)) delete process.env[name];
  Object.assign(process.env, env);
}

/** The report that Node prints for an uncaught error, with the place of the innermost frame in a file. */
function reportOf(error: Error): string {
  const [, address = "", line = "0"] = /(file:\/\/\/[^\s()]+?):(\d+):\d+/.exec(error.stack ?? "") ?? [];
  const source =
    address === "" ? "" : (readFileSync(fileURLToPath(address), "utf8").split("\n")[Number(line) - 1] ?? "");
  const place = address === "" ? "" : `${address}:${line}\n${source}\n^\n\n`;
  return `${place}${inspect(error)}\n\nNode.js ${process.version}\n`;
}
