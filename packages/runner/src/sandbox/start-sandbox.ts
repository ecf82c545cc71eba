import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { constants } from "node:os";
import type { Printed } from "../outcome.ts";
import { createLineReader } from "../wire/lines.ts";
import { MAX_REPLY_BYTES } from "../wire/reply.ts";
import type { Launch } from "./launch.ts";

export type SandboxExit = { exitCode: number | null; signal: string | null };

/** What a sandbox tells while it runs. Each but `line` and `printed` comes at most once. */
export type SandboxEvents = {
  /** A line on the private channel. It may hold anything. */
  line: (line: string) => void;
  lineTooLong: () => void;
  printed: (stream: keyof Printed, text: string) => void;
  tooMuchOutput: () => void;
  ended: (exit: SandboxExit) => void;
};

export type Sandbox = {
  launch: Launch;
  send: (line: string) => void;
  printed: () => Printed;
  /** Kills everything in it; settles when nothing is left, in processes and in files. */
  kill: () => Promise<void>;
};

/** Time after the kill, ms, in which the streams must have closed; what still holds them then is outside of our reach. */
const CLOSE_MS = 3_000;

type Limits = { outputBytes: number };

/** Starts the processes of a launch, with an empty environment: bubblewrap's own first process would show it to those inside. */
export function startSandbox(launch: Launch, limits: Limits, events: SandboxEvents): Sandbox {
  const child = spawnLaunch(launch);
  const printed = collectOutput(child, limits, events);
  const channel = child.stdio[3];
  channel?.on("data", createLineReader(MAX_REPLY_BYTES, events.line, events.lineTooLong));
  channel?.on("error", () => {});
  const ended = new Promise<void>((resolve) => {
    child.on("error", () => {
      events.ended({ exitCode: null, signal: null });
      resolve();
    });
    child.on("close", (exitCode, signal) => {
      events.ended(launch.signalsAsCodes ? readSignal(exitCode, signal) : { exitCode, signal });
      resolve();
    });
  });
  const kill = async () => {
    killAll(child, launch);
    const timer = setTimeout(() => giveUp(child), CLOSE_MS);
    await ended;
    clearTimeout(timer);
    launch.dispose();
  };
  const send = (line: string) => {
    if (channel && "write" in channel && channel.writable) channel.write(`${line}\n`);
  };
  return { launch, send, printed: () => ({ ...printed }), kill };
}

function spawnLaunch(launch: Launch): ChildProcess {
  const opened = launch.openFile === null ? null : openSync(launch.openFile, "r");
  try {
    return spawn(launch.command, launch.args, {
      cwd: launch.workingFolder,
      env: {},
      stdio: ["ignore", "pipe", "pipe", "pipe", ...(opened === null ? [] : [opened])],
      detached: true,
      ...(launch.userId === null ? {} : { uid: launch.userId, gid: launch.userId }),
    });
  } finally {
    if (opened !== null) closeSync(opened);
  }
}

function giveUp(child: ChildProcess): void {
  if (child.pid !== undefined) killQuietly(-child.pid);
  for (const stream of child.stdio) stream?.destroy();
}

function readSignal(exitCode: number | null, signal: string | null): SandboxExit {
  const number = (exitCode ?? 0) - 128;
  const named = Object.entries(constants.signals).find(([, value]) => value === number)?.[0];
  return named === undefined ? { exitCode, signal } : { exitCode: null, signal: named };
}

function collectOutput(child: ChildProcess, { outputBytes }: Limits, events: SandboxEvents): Printed {
  const printed = { stdout: "", stderr: "" };
  let leftBytes = outputBytes;
  const keep = (stream: keyof Printed) => (text: string) => {
    if (leftBytes < 0) return;
    const kept = cutToBytes(text, leftBytes);
    leftBytes -= Buffer.byteLength(text);
    printed[stream] += kept;
    if (kept) events.printed(stream, kept);
    if (leftBytes < 0) events.tooMuchOutput();
  };
  child.stdout?.setEncoding("utf8").on("data", keep("stdout"));
  child.stderr?.setEncoding("utf8").on("data", keep("stderr"));
  return printed;
}

function cutToBytes(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text;
  return Buffer.from(text)
    .subarray(0, Math.max(0, bytes))
    .toString("utf8")
    .replace(/\uFFFD+$/, "");
}

/**
 * Kills the process group; where there is a namespace, its first process instead. The kernel lets that one end only
 * after all others in there have, and what we started ends after it: then nothing is left, not even for a moment.
 */
function killAll(child: ChildProcess, { hasNamespace }: Launch): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const first = hasNamespace ? childrenOf(child.pid) : [];
  for (const id of first.length > 0 ? first : [-child.pid]) killQuietly(id);
}

function childrenOf(id: number): number[] {
  try {
    return readFileSync(`/proc/${id}/task/${id}/children`, "utf8").split(" ").filter(Boolean).map(Number);
  } catch {
    return [];
  }
}

function killQuietly(id: number): void {
  try {
    process.kill(id, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}
