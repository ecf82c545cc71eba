import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { RunnerSettings } from "../host/create-runner.ts";
import { findPrograms } from "../host/sandbox/programs.ts";
import {
  createRunner,
  type Job,
  type Outcome,
  type PooledRunner,
  type Runner,
  type RunOptions,
} from "../index.ts";

const API = Object.keys(await import("../judge/spec.ts")).join(", ");

/** A spec of one file with this body. It imports all functions of the spec API. */
export function spec(body: string) {
  return { "main.spec.js": `import { ${API} } from "@aulo/runner/spec";\n${body}\n` };
}

/** The standard output of a run: the part outside of tests, then that of each test. */
export function stdoutOf(outcome: Outcome): string {
  const tests = "tests" in outcome ? outcome.tests : [];
  return [outcome, ...tests].map(({ printed }) => printed.stdout).join("");
}

export type RunJob = (job: Partial<Job>, options?: RunOptions) => Promise<Outcome>;

export type TestedRunner = { runner: PooledRunner; run: RunJob };

const defaults = { kind: "function", entry: "main.js", files: { "main.js": "" }, seed: 1 } as const;

/**
 * Runner of this machine. Unless the settings say otherwise, it starts every run cold and makes no run twice, also when other tests occupy the
 * machine. `run` adds defaults to a job.
 */
export async function testRunner(settings: RunnerSettings = {}): Promise<TestedRunner> {
  const runner = await createRunner({ pool: null, triesAgain: false, ...settings });
  afterAll(() => runner.close());
  const run: RunJob = (job, options) => runner.run({ ...defaults, ...job }, options);
  return { runner, run };
}

/**
 * Adds tests with a runner whose walls are made by Landlock. On a machine without this support, a single test checks
 * the error message instead.
 */
export async function describeWalledOff(name: string, body: (tested: TestedRunner) => void): Promise<void> {
  const tested = await testRunner({ tier: "landlock" }).catch((error: Error) => error.message);
  if (typeof tested !== "string") return void describe(name, () => body(tested));
  test(`${name}: this machine cannot, and says why`, () => {
    // Only a limit of the machine is a valid reason. A gap in the walls would be a fault of ours.
    expect(tested).toMatch(
      /^Runs cannot be walled off on this machine: .*(?:needs Linux|is not installed|no filter of system calls|in this kernel)/,
    );
  });
}

/** Adds tests that need contained runs. On other machines they are skipped by name, but never in CI. */
export function describeContained(runner: Runner, name: string, body: () => void): void {
  const { tier } = runner;
  if (tier.kind === "bubblewrap" || process.env.CI === "true") describe(name, body);
  else describe.skip(`${name} (skipped: ${tier.because}; install bubblewrap to enable)`, body);
}

/**
 * Adds tests that need the machine's Redis beside a contained program. They are skipped like those of
 * `describeContained`.
 */
export function describeWithRedis(runner: Runner, name: string, body: () => void): void {
  if (findPrograms().has("redis-server") || process.env.CI === "true") describeContained(runner, name, body);
  else describe.skip(`${name} (skipped: install redis-server to enable)`, body);
}

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Creates a temporary folder, which is removed after the tests of the file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "aulo-runner-test-"));
  folders.push(folder);
  return folder;
}

/** Name of each test of an outcome and whether it passed. Empty for an outcome without tests. */
export function verdicts(outcome: Outcome): [string, boolean][] {
  return "tests" in outcome ? outcome.tests.map(({ name, passed }) => [name, passed]) : [];
}

/** Message of the first failing test, or empty. */
export function firstFailure(outcome: Outcome): string {
  return "tests" in outcome ? (outcome.tests[0]?.failure?.message ?? "") : "";
}
