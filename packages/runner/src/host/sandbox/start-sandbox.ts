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

/** Events of a sandbox's output while it runs. */
export type OutputEvents = {
  printed: (stream: keyof Printed, text: string) => void;
  /** Called at most once. */
  tooMuchOutput: () => void;
};

export type Sandbox = {
  launch: Launch;
  /** Our end of the private channel, by which the harness is addressed. */
  channel: Socket;
  /** Resolves when it has exited or was killed, and its output is read to the end. */
  ended: Promise<SandboxExit>;
  /**
   * Keeps the output up to the limit and reports it as it comes, beginning with output printed before the
   * call.
   */
  collect: (outputBytes: number, events: OutputEvents) => void;
  printed: () => Printed;
  /** Resolves when all output printed until now is read. */
  drained: () => Promise<void>;
  /** Ids of its processes, as this machine sees them. */
  processIds: () => number[];
  /**
   * Ids from the last listing, which takes longer than reading the processes; lists them now if that never
   * happened.
   */
  knownProcessIds: () => number[];
  /** Whether the kernel killed it because it ran out of memory; known only with a control group. */
  ranOutOfMemory: () => boolean;
  /** Kills all its processes at once. Resolves when its processes and files are gone. */
  kill: () => Promise<void>;
};

/**
 * Time after the kill, ms, in which the streams must close. A process that still has them open then cannot be
 * killed from here.
 */
const CLOSE_MS = 3_000;
/** Longest wait, ms, for the other processes of the group to end, and the interval between two checks. */
const GROUP_MS = 500;
const GROUP_LOOK_MS = 2;
const SHELL = "/bin/sh";
/** Maximum rounds of reading, for a program that does not stop printing. */
const MAX_DRAIN_ROUNDS = 64;

/**
 * Starts the processes of a launch. The environment is empty, since bubblewrap's first process would show it
 * to code inside.
 *
 * @param controlGroup group for the processes; null for none
 * @throws Error when the process cannot be put into the group
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
  // A child can kill its parent and survive it, so kill the whole process group.
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
        // Between two `setImmediate` turns the event loop polls every stream once.
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
  // The channel is missing when no process could be started.
  const socket = channel instanceof Socket ? channel : new Socket().destroy();
  return socket.on("error", () => {});
}

/** A shell waits for a line until it is in the group, and then becomes the launched program. */
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
    // No process may run without its limits.
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

/**
 * Waits until the process group has no process left. Processes other than our child are reaped by the
 * system's first process, sooner or later.
 */
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
 * Kills the process group, or with a namespace its first process. The kernel lets that process end only after
 * all others of the namespace, and our child ends after it: nothing is left, not even for a moment.
 *
 * @param known processes as last listed, since finding the namespace's first process takes longer than the
 * rest of a kill. A list without the harness is not used, because another process may be second in it for a
 * moment
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
    // It has already exited.
  }
}
