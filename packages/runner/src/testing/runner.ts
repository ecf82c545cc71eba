import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { RunnerSettings } from "../host/create-runner.ts";
import { findRedisServer } from "../host/sandbox/redis-server.ts";
import {
  createRunner,
  type Job,
  type Outcome,
  type PooledRunner,
  type Runner,
  type RunOptions,
} from "../index.ts";

const API = Object.keys(await import("../judge/spec.ts")).join(", ");

/** A spec of one file with this body; all of the spec's functions are imported. */
export function spec(body: string) {
  return { "main.spec.js": `import { ${API} } from "@aulo/runner/spec";\n${body}\n` };
}

export type RunJob = (job: Partial<Job>, options?: RunOptions) => Promise<Outcome>;

export type TestedRunner = { runner: PooledRunner; run: RunJob };

const defaults = { kind: "function", entry: "main.js", files: { "main.js": "" }, seed: 1 } as const;

/** The runner of this machine, all starts cold unless the settings say otherwise; `run` fills in what a job leaves out. */
export async function testRunner(settings: RunnerSettings = {}): Promise<TestedRunner> {
  const runner = await createRunner({ pool: null, ...settings });
  afterAll(() => runner.close());
  const run: RunJob = (job, options) => runner.run({ ...defaults, ...job }, options);
  return { runner, run };
}

/** Tests of walls by Landlock, with a runner that has them. Where the kernel is too old for them, there is one test, of the words for it. */
export async function describeWalledOff(name: string, body: (tested: TestedRunner) => void): Promise<void> {
  const tested = await testRunner({ tier: "landlock" }).catch((error: Error) => error.message);
  if (typeof tested !== "string") return void describe(name, () => body(tested));
  test(`${name}: this machine cannot, and says why`, () => {
    // What is the machine's: walls with a hole in them are a fault of ours.
    expect(tested).toMatch(
      /^Runs cannot be walled off on this machine: .*(?:needs Linux|is not installed|no filter of system calls|in this kernel)/,
    );
  });
}

/** Tests that only hold where runs are contained. Elsewhere they are skipped by name, but in CI, where nothing may be. */
export function describeContained(runner: Runner, name: string, body: () => void): void {
  const { tier } = runner;
  if (tier.kind === "bubblewrap" || process.env.CI === "true") describe(name, body);
  else describe.skip(`${name} (skipped: ${tier.because}; install bubblewrap to enable)`, body);
}

/** Tests that need the machine's Redis beside a contained program; likewise. */
export function describeWithRedis(runner: Runner, name: string, body: () => void): void {
  if (findRedisServer() || process.env.CI === "true") describeContained(runner, name, body);
  else describe.skip(`${name} (skipped: install redis-server to enable)`, body);
}

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder of its own, removed after the file's tests. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "aulo-runner-test-"));
  folders.push(folder);
  return folder;
}

/** The tests of an outcome that has some, as name and whether it passed. */
export function verdicts(outcome: Outcome): [string, boolean][] {
  return "tests" in outcome ? outcome.tests.map(({ name, passed }) => [name, passed]) : [];
}

/** Message of the first failing test; empty when there is none. */
export function firstFailure(outcome: Outcome): string {
  return "tests" in outcome ? (outcome.tests[0]?.failure?.message ?? "") : "";
}
