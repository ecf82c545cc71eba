import type { Job } from "@aulo/runner";
import type { Attacked } from "./host.ts";
import type { RunJob } from "./run-job.ts";

export const FAMILIES = [
  "files",
  "proc",
  "environment",
  "loopback and unix sockets",
  "egress",
  "signals",
  "other processes' memory",
  "system calls",
  "fork",
  "threads",
  "memory",
  "disk",
  "file descriptors",
  "output",
  "processor time",
  "namespaces",
  "what it leaves behind",
  "native code",
  "what is handed in",
  "between two runs",
  "the runner's own channel",
  "the moment of the kill",
  "the Redis beside it",
] as const;

export type Family = (typeof FAMILIES)[number];

/** One attempt of hostile code. */
export type Probe = InsideProbe | OutsideProbe;

/**
 * Code that runs inside: the body of an async function. It returns its loot, which is the proof in words that
 * it got through, or a falsy value. An error counts as no loot. `host` holds its targets. Node's modules are
 * in scope under their names (see probe-source.ts).
 */
export type InsideProbe = {
  family: Family;
  /** Action of the code, continuing "code that …". */
  name: string;
  body: string;
  /** Body of an earlier run, in a sandbox of its own. Its result does not count. */
  before?: string;
  limits?: Job["limits"];
  /** Services that run beside the code. */
  services?: Job["services"];
  /** Outcomes that count as held when the code made no report. */
  stoppedBy?: readonly string[];
  /** Loot, in words, as seen from outside after the run; null for none. */
  outside?: (attacked: Attacked) => string | null | Promise<string | null>;
  /** Processor whose system call numbers the body uses. */
  only?: NodeJS.Architecture;
};

/** Attack from outside: wrong jobs, cancelled runs. */
export type OutsideProbe = {
  family: Family;
  name: string;
  /** @returns loot, in words; null for none */
  attack: (run: RunJob, attacked: Attacked) => Promise<string | null>;
};

export type ProbeResult = {
  family: Family;
  name: string;
  /** Loot, in words; null when the probe was held. */
  through: string | null;
  /** Error or outcome that held the probe, if it is known. */
  heldBy: string;
};
