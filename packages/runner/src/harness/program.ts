import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import type { RunRequest } from "../wire/request.ts";
import { endAllOthers, isWalledOff } from "./guards/end-programs.ts";
import { PROGRAM_ENV } from "./program-env.ts";
import { assignWaitingProgram, dropWaitingPrograms } from "./waiting-programs.ts";

export type Exit = { exitCode: number | null; signal: string | null };

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

const running = new Set<ChildProcess>();

/** Whether any program is still running. */
export function isProgramRunning(): boolean {
  return running.size > 0;
}

type Start = {
  folder: string;
  args: string[];
  env?: Record<string, string>;
  stdin?: string;
  extraDescriptor?: boolean;
};

/**
 * Starts `node` with the arguments in the folder. Output goes on to the runner, which limits it. The copy for the spec
 * is cut at the same limit.
 */
export function startProgram(
  runRequest: RunRequest,
  { folder, args, env = {}, stdin = "", extraDescriptor = false }: Start,
): Program {
  const wholeEnv = { ...PROGRAM_ENV, HOME: folder, ...runRequest.env, ...env };
  const waiting = extraDescriptor ? null : assignWaitingProgram({ folder, args, env: wholeEnv });
  const child =
    waiting ??
    spawn(process.execPath, [...runRequest.nodeOptions, ...confinement(runRequest, folder), ...args], {
      cwd: folder,
      env: wholeEnv,
      stdio: ["pipe", "pipe", "pipe", ...(extraDescriptor ? (["pipe"] as const) : [])],
      detached: !runRequest.oneGroup,
    });
  const printed = { stdout: "", stderr: "" };
  const keep = (stream: "stdout" | "stderr") => (text: string) => {
    printed[stream] = (printed[stream] + text).slice(0, runRequest.outputBytes);
    process[stream].write(text);
  };
  child.stdout?.setEncoding("utf8").on("data", keep("stdout"));
  child.stderr?.setEncoding("utf8").on("data", keep("stderr"));
  child.stdin?.on("error", () => {});
  child.stdin?.end(stdin);
  running.add(child);
  child.on("exit", () => running.delete(child));
  const ended = new Promise<Exit>((resolve) => {
    child.on("error", () => {
      running.delete(child);
      resolve({ exitCode: null, signal: null });
    });
    child.on("close", (exitCode, signal) => resolve({ exitCode, signal }));
  });
  const isRunning = () => child.exitCode === null && child.signalCode === null;
  return { process: child, printed, ended, isRunning, kill: () => killProgram(child, runRequest) };
}

/**
 * Options of Node's permission model, where nothing else confines the program: it reads its own folder and the
 * packages, and writes its own folder.
 */
function confinement(runRequest: RunRequest, folder: string): string[] {
  if (!runRequest.confine) return [];
  const toolbox = join(import.meta.dirname, "..", "..");
  const readable = [folder, toolbox, join(folder, "..", "node_modules")];
  return ["--permission", ...readable.map((path) => `--allow-fs-read=${path}`), `--allow-fs-write=${folder}`];
}

function killProgram(child: ChildProcess, runRequest: RunRequest): void {
  if (child.pid === undefined) return;
  try {
    process.kill(runRequest.oneGroup ? child.pid : -child.pid, "SIGKILL");
  } catch {
    // The whole group has already ended.
  }
  const isAnotherRunning = [...running].some((other) => other !== child);
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
