import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { Socket } from "node:net";
import { constants } from "node:os";
import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises";
import type { Printed } from "../../outcome.ts";
import type { ControlGroup } from "./control-group.ts";
import { CHANNEL_DESCRIPTOR, type Launch, OPEN_FILE_DESCRIPTOR } from "./launch.ts";
import { childrenOf, processesBelow } from "./processes.ts";

export type SandboxExit = { exitCode: number | null; signal: string | null };

/** What is told of a sandbox's output while it runs. */
export type OutputEvents = {
  printed: (stream: keyof Printed, text: string) => void;
  /** Comes at most once. */
  tooMuchOutput: () => void;
};

export type Sandbox = {
  launch: Launch;
  /** This side's end of the private channel; whoever takes it over speaks with the harness. */
  channel: Socket;
  /** Settles when it has ended by itself or was killed, and its output is read to the end. */
  ended: Promise<SandboxExit>;
  /** Keeps what is printed, up to the limit, and tells it as it comes. What was printed before comes first. */
  collect: (outputBytes: number, events: OutputEvents) => void;
  printed: () => Printed;
  /** Settles when all that was printed until now is read. */
  drained: () => Promise<void>;
  /** Ids of its processes as this machine sees them. */
  processIds: () => number[];
  /** The same as they were when last listed, which takes longer than looking at them; listed now where they never were. */
  knownProcessIds: () => number[];
  /** Whether the kernel ended it for want of memory; only known where it has a control group. */
  ranOutOfMemory: () => boolean;
  /** Kills everything in it at once; settles when nothing is left, in processes and in files. */
  kill: () => Promise<void>;
};

/** Time after the kill, ms, in which the streams must have closed; what still holds them then is outside of our reach. */
const CLOSE_MS = 3_000;
/** Time in which all others of its process group must have ended, ms, and between two looks whether they have. */
const GROUP_MS = 500;
const GROUP_LOOK_MS = 2;
const SHELL = "/bin/sh";
/** Rounds of reading after which a program that goes on printing is left alone. */
const MAX_DRAIN_ROUNDS = 64;

/**
 * Starts the processes of a launch, with an empty environment: bubblewrap's own first process would show it to those inside.
 *
 * @param controlGroup what they are put into; null for none
 * @throws Error when that fails
 */
export function startSandbox(launch: Launch, controlGroup: ControlGroup | null = null): Sandbox {
  const child = controlGroup ? spawnInControlGroup(launch, controlGroup) : spawnLaunch(launch);
  const printed = { stdout: "", stderr: "" };
  let chunks = 0;
  let known: number[] | null = null;
  const processIds = () => {
    known = child.pid === undefined ? [] : processesBelow(child.pid);
    return known;
  };
  // What was started may be ended by what it has started, which then would live on.
  if (!launch.hasNamespace) child.on("exit", () => killProcessGroup(child));
  const ended = new Promise<SandboxExit>((resolve) => {
    child.on("error", () => resolve({ exitCode: null, signal: null }));
    child.on("close", (exitCode, signal) =>
      resolve(launch.signalsAsCodes ? readSignal(exitCode, signal) : { exitCode, signal }),
    );
  });
  return {
    launch,
    channel: channelOf(child),
    ended,
    printed: () => ({ ...printed }),
    collect: (outputBytes, events) => {
      const counted = {
        ...events,
        chunk: () => {
          chunks += 1;
        },
      };
      collectOutput(child, printed, outputBytes, counted);
    },
    drained: async () => {
      for (let round = 0, seen = -1; round < MAX_DRAIN_ROUNDS && seen !== chunks; round += 1) {
        seen = chunks;
        // Between two turns of this kind lies one in which every stream is read.
        await nextTurn();
        await nextTurn();
      }
    },
    processIds,
    knownProcessIds: () => known ?? processIds(),
    ranOutOfMemory: () => controlGroup?.ranOutOfMemory() ?? false,
    kill: async () => {
      killAll(child, launch, known ?? []);
      const timer = setTimeout(() => giveUp(child), CLOSE_MS);
      await ended;
      clearTimeout(timer);
      if (!launch.hasNamespace) await untilProcessGroupIsGone(child);
      await controlGroup?.remove();
      launch.dispose();
    },
  };
}

function channelOf(child: ChildProcess): Socket {
  const channel = child.stdio[CHANNEL_DESCRIPTOR];
  // Where nothing could be started there is nothing to speak with.
  const socket = channel instanceof Socket ? channel : new Socket().destroy();
  return socket.on("error", () => {});
}

/** A shell waits for a line until it was put there, and then becomes what is launched. */
function spawnInControlGroup(launch: Launch, controlGroup: ControlGroup): ChildProcess {
  const descriptor = launch.openFile === null ? OPEN_FILE_DESCRIPTOR : OPEN_FILE_DESCRIPTOR + 1;
  const wait = `read -r go <&${descriptor} && exec "$@" ${descriptor}<&-`;
  const child = spawnLaunch(
    { ...launch, command: SHELL, args: ["-c", wait, SHELL, launch.command, ...launch.args] },
    ["pipe"],
  );
  const gate = child.stdio[descriptor];
  if (child.pid === undefined || !(gate instanceof Socket)) return child;
  gate.on("error", () => {});
  try {
    controlGroup.add(child.pid);
    gate.end("go\n");
    return child;
  } catch (error) {
    // Nothing runs outside of the limits that it was to have.
    child.kill("SIGKILL");
    controlGroup.remove();
    throw error;
  }
}

function spawnLaunch(launch: Launch, more: readonly "pipe"[] = []): ChildProcess {
  const opened = launch.openFile === null ? null : openSync(launch.openFile, "r");
  try {
    return spawn(launch.command, launch.args, {
      cwd: launch.workingFolder,
      env: {},
      stdio: ["ignore", "pipe", "pipe", "pipe", ...(opened === null ? [] : [opened]), ...more],
      detached: true,
      ...(launch.userId === null ? {} : { uid: launch.userId, gid: launch.userId }),
    });
  } finally {
    if (opened !== null) closeSync(opened);
  }
}

function killProcessGroup({ pid }: ChildProcess): void {
  if (pid !== undefined) killQuietly(-pid);
}

/** Others than what was started are waited for by the system's first process, sooner or later. */
async function untilProcessGroupIsGone({ pid }: ChildProcess): Promise<void> {
  const giveUpAt = performance.now() + GROUP_MS;
  while (pid !== undefined && performance.now() < giveUpAt) {
    try {
      process.kill(-pid, 0);
    } catch {
      return;
    }
    await sleep(GROUP_LOOK_MS);
  }
}

function giveUp(child: ChildProcess): void {
  killProcessGroup(child);
  for (const stream of child.stdio) stream?.destroy();
}

function readSignal(exitCode: number | null, signal: string | null): SandboxExit {
  const number = (exitCode ?? 0) - 128;
  const named = Object.entries(constants.signals).find(([, value]) => value === number)?.[0];
  return named === undefined ? { exitCode, signal } : { exitCode: null, signal: named };
}

function collectOutput(
  child: ChildProcess,
  printed: Printed,
  outputBytes: number,
  events: OutputEvents & { chunk: () => void },
): void {
  let leftBytes = outputBytes;
  const keep = (stream: keyof Printed) => (text: string) => {
    events.chunk();
    if (leftBytes < 0) return;
    const kept = cutToBytes(text, leftBytes);
    leftBytes -= Buffer.byteLength(text);
    printed[stream] += kept;
    if (kept) events.printed(stream, kept);
    if (leftBytes < 0) events.tooMuchOutput();
  };
  child.stdout?.setEncoding("utf8").on("data", keep("stdout"));
  child.stderr?.setEncoding("utf8").on("data", keep("stderr"));
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
 *
 * @param known the processes as they were last listed: looking for that one takes longer than all else of a kill. Before the harness is
 *   among them, others may be there for a moment
 */
function killAll(child: ChildProcess, { hasNamespace }: Launch, known: readonly number[]): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const firstInside = hasNamespace && known.length > 2 ? (known[1] ?? null) : null;
  const found = hasNamespace && firstInside === null ? childrenOf(child.pid) : [];
  const ids = firstInside === null ? found : [firstInside];
  for (const id of ids.length > 0 ? ids : [-child.pid]) killQuietly(id);
}

function killQuietly(id: number): void {
  try {
    process.kill(id, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}
