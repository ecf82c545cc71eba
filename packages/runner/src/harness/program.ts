import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Files } from "../job.ts";
import type { RunRequest } from "../wire/request.ts";
import { endAllOthers, isWalledOff } from "./guards/end-programs.ts";
import { NOTES_DESCRIPTOR, passOn } from "./note-writes.ts";
import { NOTE_WRITES, PROGRAM_ENV } from "./program-env.ts";
import { canBeHosted, type Exit, type Host, takeHost } from "./program-hosts.ts";
import { countTimeOf, forgetTimeOf, startLimit } from "./time-limits.ts";
import { assignWaitingProgram, dropWaitingPrograms } from "./waiting-programs.ts";

export type { Exit } from "./program-hosts.ts";

/** A started program of the learner, with everything that it has printed. */
export type Program = {
  process: ChildProcess;
  printed: { stdout: string; stderr: string };
  /** Settles when the program has ended and its output has been read to the end. */
  ended: Promise<Exit>;
  isRunning(): boolean;
  /**
   * Kills the program with its process group or, where all programs share one group, the program alone. If no other
   * program runs and the run owns all processes, every process that programs left behind is killed too.
   */
  kill(): void;
};

/** Started programs by their processes, and how each one is ended with its run. */
const running = new Map<ChildProcess, { ended: Promise<Exit>; end: () => void }>();

/**
 * Resolves when the output that programs have printed so far is read and passed on to the runner. The caller must not exit
 * before, even when a program ends.
 */
export async function outputPassedOn(): Promise<void> {
  // Between two turns the event loop polls every stream once, and reads everything that its pipe holds.
  await nextTurn();
  await nextTurn();
}

/** Whether any program is still running. */
export function isProgramRunning(): boolean {
  return running.size > 0;
}

/** Ends all programs, and kills the processes that they left. Resolves when they are gone. */
export async function endPrograms(): Promise<void> {
  const programs = [...running.values()];
  for (const { end } of programs) end();
  if (isWalledOff()) {
    dropWaitingPrograms();
    endAllOthers();
  }
  await Promise.all(programs.map(({ ended }) => ended));
}

type Start = {
  folder: string;
  args: string[];
  env?: Record<string, string>;
  stdin?: string;
  /** Standard input stays open after `stdin`. */
  keepsStdinOpen?: boolean;
  extraDescriptor?: boolean;
  /** The files of the folder; by default the learner's. */
  files?: Files;
};

/**
 * Starts `node` with the arguments in the folder. Output goes on to the runner, which limits it. The copy for the spec
 * is cut at the same limit.
 */
export function startProgram(runRequest: RunRequest, start: Start): Program {
  const { folder, args, env = {}, stdin = "", keepsStdinOpen = false, extraDescriptor = false } = start;
  const wholeEnv = { ...PROGRAM_ENV, HOME: folder, ...runRequest.env, ...env };
  const assignment = { folder, args, env: wholeEnv };
  const needsInput = stdin !== "" || keepsStdinOpen || extraDescriptor;
  if (runRequest.folder !== null && !needsInput && canBeHosted(start.files ?? runRequest.files, assignment))
    return startHosted(takeHost(runRequest.nodeOptions, "programs"), runRequest, ({ run }) =>
      run(assignment),
    );
  const waiting = extraDescriptor ? null : assignWaitingProgram(assignment);
  const child =
    waiting ??
    spawn(
      process.execPath,
      [...runRequest.nodeOptions, NOTE_WRITES, ...confinement(runRequest, folder), ...args],
      {
        cwd: folder,
        env: wholeEnv,
        stdio: ["pipe", "pipe", "pipe", extraDescriptor ? "pipe" : "ignore", NOTES_DESCRIPTOR],
        detached: !runRequest.oneGroup,
      },
    );
  const { printed } = passOnOutput(child, runRequest);
  child.stdin?.on("error", () => {});
  if (keepsStdinOpen) child.stdin?.write(stdin);
  else child.stdin?.end(stdin);
  countTimeOf(child.pid);
  const ended = new Promise<Exit>((resolve) => {
    child.on("error", () => {
      running.delete(child);
      resolve({ exitCode: null, signal: null });
    });
    child.on("close", (exitCode, signal) => resolve({ exitCode, signal }));
  });
  running.set(child, { ended, end: () => child.kill("SIGKILL") });
  child.on("exit", () => {
    running.delete(child);
    forgetTimeOf(child.pid);
  });
  const isRunning = () => child.exitCode === null && child.signalCode === null;
  return { process: child, printed, ended, isRunning, kill: () => killProgram(child, runRequest) };
}

/** Runs a program in a process that runs one after the other. */
export function startHosted(
  host: Host,
  runRequest: RunRequest,
  start: (host: Host) => Promise<Exit>,
): Program {
  const { child, end, release } = host;
  const { printed, stop } = passOnOutput(child, runRequest);
  let hasEnded = false;
  const ended = start(host).then(async (exit) => {
    await outputPassedOn();
    hasEnded = true;
    running.delete(child);
    stop();
    release();
    return exit;
  });
  running.set(child, { ended, end });
  const isRunning = () => !hasEnded && child.exitCode === null && child.signalCode === null;
  const kill = () => {
    if (hasEnded) endLeftPrograms(runRequest);
    else killProgram(child, runRequest);
  };
  return { process: child, printed, ended, isRunning, kill };
}

/** The end of the program, which is killed when it has not ended within this time; null waits for it. */
export async function endWithin(program: Program, withinMs: number | null): Promise<Exit> {
  const stop = withinMs === null ? () => {} : startLimit(withinMs, program.kill);
  const exit = await program.ended;
  stop();
  program.kill();
  return exit;
}

/** Passes a program's output on to the runner, and keeps a copy, until `stop`. */
function passOnOutput(child: ChildProcess, { outputBytes }: RunRequest) {
  const printed = { stdout: "", stderr: "" };
  const keep = (stream: "stdout" | "stderr") => (text: string) => {
    printed[stream] = (printed[stream] + text).slice(0, outputBytes);
    passOn(stream, text);
  };
  const [stdout, stderr] = [keep("stdout"), keep("stderr")];
  child.stdout?.setEncoding("utf8").on("data", stdout);
  child.stderr?.setEncoding("utf8").on("data", stderr);
  const stop = () => {
    child.stdout?.off("data", stdout);
    child.stderr?.off("data", stderr);
  };
  return { printed, stop };
}

/**
 * Options of Node's permission model, where nothing else confines the program: it reads its own folder and the
 * packages, and writes its own folder.
 */
function confinement(runRequest: RunRequest, folder: string): string[] {
  if (!runRequest.confine) return [];
  const toolbox = join(import.meta.dirname, "..", "..");
  const readable = [folder, toolbox, join(folder, "..", "node_modules")];
  // SQLite opens files itself, past the permissions.
  return [
    "--permission",
    "--no-experimental-sqlite",
    ...readable.map((path) => `--allow-fs-read=${path}`),
    `--allow-fs-write=${folder}`,
  ];
}

function killProgram(child: ChildProcess, runRequest: RunRequest): void {
  if (child.pid === undefined) return;
  try {
    process.kill(runRequest.oneGroup ? child.pid : -child.pid, "SIGKILL");
  } catch {
    // The whole group has already ended.
  }
  const isAnotherRunning = [...running.keys()].some((other) => other !== child);
  if (!isAnotherRunning) endLeftPrograms(runRequest);
}

/**
 * Kills processes that the learner's programs left running. Only where the run owns every process that can be
 * signalled.
 */
function endLeftPrograms({ ownsProcesses }: RunRequest): void {
  if (!ownsProcesses || !isWalledOff()) return;
  dropWaitingPrograms();
  endAllOthers();
}
