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

/** One thing that hostile code tries. */
export type Probe = InsideProbe | OutsideProbe;

/**
 * Code that runs inside: the body of an async function that returns, in words, what it got; nothing when it got nothing. An
 * error counts as nothing got. `host` is what it may aim at, Node's modules have their names (see probe-source.ts).
 */
export type InsideProbe = {
  family: Family;
  /** What the code tries, continuing "code that …". */
  name: string;
  body: string;
  /** A run before it, in a sandbox of its own: the same kind of body, whose result does not count. */
  before?: string;
  limits?: Job["limits"];
  /** What runs beside the code. */
  services?: Job["services"];
  /** Ways to end before the code could say anything that count as held. */
  stoppedBy?: readonly string[];
  /** What it got, in words, as seen from outside after the run; null for nothing. */
  outside?: (attacked: Attacked) => string | null | Promise<string | null>;
  /** The call numbers in it are those of one processor. */
  only?: NodeJS.Architecture;
};

/** A whole attack that is made from outside: jobs that are wrong, runs that are cut off. */
export type OutsideProbe = {
  family: Family;
  name: string;
  /** @returns what got through, in words; null for nothing */
  attack: (run: RunJob, attacked: Attacked) => Promise<string | null>;
};

export type ProbeResult = {
  family: Family;
  name: string;
  /** What got through, in words; null when the probe was held. */
  through: string | null;
  /** By what it was held, as far as it can be told. */
  heldBy: string;
};
