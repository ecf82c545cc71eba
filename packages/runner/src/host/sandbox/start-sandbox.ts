import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { Socket } from "node:net";
import { constants } from "node:os";
import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises";
import { childrenOf, processesBelow } from "../../shared/processes.ts";
import { createLineReader } from "../../wire/lines.ts";
import type { ControlGroup } from "./control-group.ts";
import { CHANNEL_DESCRIPTOR, type Launch, NOTES_DESCRIPTOR, OPEN_FILE_DESCRIPTOR } from "./launch.ts";
import { type NotedWrite, parseNote, type Stream, type Write } from "./write-order.ts";

export type SandboxExit = { exitCode: number | null; signal: string | null };

/** Output of a sandbox so far, and the order of its parts (see write-order.ts). */
export type SandboxOutput = Record<Stream, string> & {
  notes: NotedWrite[];
  arrivals: Write[];
  /** Time of `collect`, as `Date.now()` has it. */
  startedAt: number;
};

/** Events of a sandbox's output while it runs. */
export type OutputEvents = {
  printed: (stream: Stream, text: string, afterMs: number) => void;
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
   * Keeps the output of a run up to the limit and reports it as it comes, beginning with output printed before the first
   * call. A later call, for another run, forgets the earlier output.
   */
  collect: (outputBytes: number, events: OutputEvents) => void;
  printed: () => SandboxOutput;
  /** Resolves when all output printed until now is read. */
  drained: () => Promise<void>;
  /** Id of its first process; null when none could be started. */
  processId: number | null;
  /** Ids of its processes, as this machine sees them. */
  processIds: () => number[];
  /**
   * Ids from the last listing, which takes longer than reading the processes; lists them now if that never
   * happened.
   */
  knownProcessIds: () => number[];
  /** Whether the kernel killed it because it ran out of memory; known only with a control group. */
  ranOutOfMemory: () => boolean;
  /** Sets its weight against other runs on the processors; known only with a control group (see there). */
  weigh: (weight: number) => void;
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
/** Bytes of all notes about writes that are read, and of one of them. After these, output is ordered by its arrival. */
const MAX_NOTES_BYTES = 1024 * 1024;
const MAX_NOTE_BYTES = 100;
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
  const output: SandboxOutput = { stdout: "", stderr: "", notes: [], arrivals: [], startedAt: Date.now() };
  let chunks = 0;
  const forgetNotes = readNotes(child, output, () => {
    chunks += 1;
  });
  let forgetRun = () => {};
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
    printed: () => ({ ...output }),
    collect: (outputBytes, events) => {
      const counted = {
        ...events,
        chunk: () => {
          chunks += 1;
        },
      };
      forgetRun();
      Object.assign(output, { stdout: "", stderr: "", arrivals: [], startedAt: Date.now() });
      const stop = collectOutput(child, output, outputBytes, counted);
      forgetRun = () => {
        stop();
        forgetNotes();
      };
    },
    drained: async () => {
      for (let round = 0, seen = -1; round < MAX_DRAIN_ROUNDS && seen !== chunks; round += 1) {
        seen = chunks;
        // Between two `setImmediate` turns the event loop polls every stream once.
        await nextTurn();
        await nextTurn();
      }
    },
    processId: child.pid ?? null,
    processIds,
    knownProcessIds: () => known ?? processIds(),
    ranOutOfMemory: () => controlGroup?.ranOutOfMemory() ?? false,
    weigh: (weight) => controlGroup?.weigh(weight),
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

/** The start of the text that has so many bytes, without a character that would be cut in two. */
export function cutToBytes(text: string, bytes: number): string {
  const whole = Buffer.from(text);
  if (whole.length <= bytes) return text;
  let end = Math.max(0, bytes);
  while (end > 0 && isInsideCharacter(whole[end])) end -= 1;
  return whole.toString("utf8", 0, end);
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
      stdio: ["ignore", "pipe", "pipe", "pipe", "pipe", ...(opened === null ? [] : [opened]), ...more],
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

/** Reads the notes until those of one run are too many, or one of them is too long. @returns a function that forgets them */
function readNotes(child: ChildProcess, output: SandboxOutput, onChunk: () => void): () => void {
  const pipe = child.stdio[NOTES_DESCRIPTOR];
  if (!(pipe instanceof Socket)) return () => {};
  const stop = () => pipe.destroy();
  let heldBytes = 0;
  const takeLine = (line: string) => {
    const note = parseNote(line);
    if (note) output.notes.push(note);
  };
  const read = createLineReader(MAX_NOTE_BYTES, takeLine, stop);
  pipe.on("error", () => {});
  pipe.on("data", (chunk: Buffer) => {
    onChunk();
    heldBytes += chunk.length;
    if (heldBytes > MAX_NOTES_BYTES) stop();
    else read(chunk);
  });
  return () => {
    heldBytes = 0;
    output.notes = [];
  };
}

function collectOutput(
  child: ChildProcess,
  output: SandboxOutput,
  outputBytes: number,
  events: OutputEvents & { chunk: () => void },
): () => void {
  let leftBytes = outputBytes;
  const keep = (stream: Stream) => (text: string) => {
    events.chunk();
    if (leftBytes < 0) return;
    const kept = cutToBytes(text, leftBytes);
    leftBytes -= Buffer.byteLength(text);
    output[stream] += kept;
    const atMs = Date.now();
    noteArrival(output.arrivals, { stream, bytes: Buffer.byteLength(kept), atMs });
    if (kept) events.printed(stream, kept, Math.max(0, atMs - output.startedAt));
    if (leftBytes < 0) events.tooMuchOutput();
  };
  const [stdout, stderr] = [keep("stdout"), keep("stderr")];
  child.stdout?.setEncoding("utf8").on("data", stdout);
  child.stderr?.setEncoding("utf8").on("data", stderr);
  return () => {
    child.stdout?.off("data", stdout);
    child.stderr?.off("data", stderr);
  };
}

function noteArrival(arrivals: Write[], arrival: Write): void {
  const last = arrivals.at(-1);
  if (last?.stream === arrival.stream && last.atMs === arrival.atMs) last.bytes += arrival.bytes;
  else arrivals.push(arrival);
}

/** Whether a byte of UTF-8 continues a character. */
function isInsideCharacter(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
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
