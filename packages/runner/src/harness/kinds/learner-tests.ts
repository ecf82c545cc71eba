import { join } from "node:path";
import type { Files } from "../../job.ts";
import { createLineReader } from "../../wire/lines.ts";
import type { Operation, RunRequest } from "../../wire/request.ts";
import { createFreshFolders } from "../guards/fresh-folder.ts";
import { type Exit, type Program, startHosted, startProgram } from "../program.ts";
import { PROGRAM_ENV } from "../program-env.ts";
import { canBeHosted, takeHost } from "../program-hosts.ts";
import { noteLate, startLimit } from "../time-limits.ts";

const TEST_TIMEOUT_MS = 2_000;
const WHOLE_TIMEOUT_MS = 5_000;
const MAX_RESULTS_BYTES = 1024 * 1024;
const REPORTER = join(import.meta.dirname, "test-reporter.js");
const JEST_STYLE = join(import.meta.dirname, "jest-style.js");

const READY = { state: "ready" } as const;

/** `isLate`: it reached its time-out, which `node:test` counts itself. */
type Result = { name: string; passed: boolean; isLate: boolean };

/**
 * Runs the learner's tests against each implementation from the spec, one after the other. Each run starts without
 * files, processes or folders of earlier runs.
 */
export async function startLearnerTests(runRequest: RunRequest) {
  const freshFolder = createFreshFolders(runRequest, process.cwd());
  let before: Promise<unknown> = Promise.resolve();
  const answer = async (operation: Operation): Promise<unknown> => {
    if (operation.op !== "tests") throw new Error(`A run of tests cannot do "${operation.op}".`);
    const files = { ...runRequest.files, ...operation.files };
    const run = before.then(() => runLearnerTests(runRequest, freshFolder(files), files));
    before = run.catch(() => {});
    return run;
  };
  const folder = freshFolder(runRequest.files);
  const isValid = runRequest.folder !== null && (await isModule(runRequest));
  return { state: isValid ? READY : await checkSyntax(runRequest, folder), answer };
}

/** Whether a host finds no error of syntax in the entry. Where it finds one, Node's own check reports it. */
async function isModule({ nodeOptions, files, entry }: RunRequest): Promise<boolean> {
  const { check, release } = takeHost(nodeOptions, "tests");
  const isValid = await check(files[entry] ?? "");
  release();
  return isValid;
}

async function checkSyntax(
  runRequest: RunRequest,
  folder: string,
): Promise<{ state: "ready" } | ({ state: "exited" } & Exit)> {
  const exit = await startProgram(runRequest, { folder, args: ["--check", runRequest.entry] }).ended;
  return exit.exitCode === 0 ? { state: "ready" } : { state: "exited", ...exit };
}

async function runLearnerTests(runRequest: RunRequest, folder: string, files: Files) {
  const results: Result[] = [];
  const take = (line: string) => {
    const taken = toResult(line);
    results.push(...taken);
    if (taken.some(({ isLate }) => isLate)) noteLate();
  };
  const program =
    startHostedTests(runRequest, { folder, files, take }) ?? startTests(runRequest, folder, take);
  const stop = startLimit(WHOLE_TIMEOUT_MS, program.kill);
  await program.ended;
  stop();
  program.kill();
  const names = (passed: boolean) =>
    results.filter((result) => result.passed === passed).map(({ name }) => name);
  return { total: results.length, passed: names(true), failed: names(false) };
}

type Hosted = { folder: string; files: Files; take: (line: string) => void };

/** Runs the tests in a process that has run others; null where each has a process of its own. */
function startHostedTests(runRequest: RunRequest, { folder, files, take }: Hosted): Program | null {
  const env = { ...PROGRAM_ENV, HOME: folder, ...runRequest.env };
  const assignment = { folder, args: [runRequest.entry], env };
  if (runRequest.folder === null || !canBeHosted(files, assignment, "tests")) return null;
  return startHosted(takeHost(runRequest.nodeOptions, "tests"), runRequest, ({ runTests }) =>
    runTests(assignment, TEST_TIMEOUT_MS, take),
  );
}

function startTests(runRequest: RunRequest, folder: string, take: (line: string) => void): Program {
  const args = testArguments(runRequest.entry);
  const program = startProgram(runRequest, { folder, args, extraDescriptor: true });
  program.process.stdio[3]?.on("data", createLineReader(MAX_RESULTS_BYTES, take, program.kill));
  return program;
}

function testArguments(entry: string): string[] {
  return [
    `--import=${JEST_STYLE}`,
    "--test",
    "--test-isolation=none",
    "--test-concurrency=1",
    `--test-timeout=${TEST_TIMEOUT_MS}`,
    "--test-reporter=spec",
    "--test-reporter-destination=stdout",
    `--test-reporter=${REPORTER}`,
    "--test-reporter-destination=stderr",
    entry,
  ];
}

function toResult(line: string): Result[] {
  try {
    const read: unknown = JSON.parse(line);
    if (typeof read !== "object" || read === null || !("name" in read) || !("passed" in read)) return [];
    return typeof read.name === "string" && typeof read.passed === "boolean"
      ? [{ name: read.name, passed: read.passed, isLate: "isLate" in read && read.isLate === true }]
      : [];
  } catch {
    return [];
  }
}
