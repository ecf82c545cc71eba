import { join } from "node:path";
import { createLineReader } from "../../wire/lines.ts";
import type { Operation, RunRequest } from "../../wire/request.ts";
import { createFreshFolders } from "../guards/fresh-folder.ts";
import { type Exit, startProgram } from "../program.ts";

const TEST_TIMEOUT_MS = 2_000;
const WHOLE_TIMEOUT_MS = 5_000;
const MAX_RESULTS_BYTES = 1024 * 1024;
const REPORTER = join(import.meta.dirname, "test-reporter.js");
const JEST_STYLE = join(import.meta.dirname, "jest-style.js");

type Result = { name: string; passed: boolean };

/**
 * Runs the learner's tests against each implementation from the spec, one after the other. Each run starts without
 * files, processes or folders of earlier runs.
 */
export async function startLearnerTests(runRequest: RunRequest) {
  const freshFolder = createFreshFolders(runRequest, process.cwd());
  let before: Promise<unknown> = Promise.resolve();
  const answer = async (operation: Operation): Promise<unknown> => {
    if (operation.op !== "tests") throw new Error(`A run of tests cannot do "${operation.op}".`);
    const { files } = operation;
    const run = before.then(() =>
      runLearnerTests(runRequest, freshFolder({ ...runRequest.files, ...files })),
    );
    before = run.catch(() => {});
    return run;
  };
  return { state: await checkSyntax(runRequest, freshFolder(runRequest.files)), answer };
}

async function checkSyntax(
  runRequest: RunRequest,
  folder: string,
): Promise<{ state: "ready" } | ({ state: "exited" } & Exit)> {
  const exit = await startProgram(runRequest, { folder, args: ["--check", runRequest.entry] }).ended;
  return exit.exitCode === 0 ? { state: "ready" } : { state: "exited", ...exit };
}

async function runLearnerTests(runRequest: RunRequest, folder: string) {
  const results: Result[] = [];
  const program = startProgram(runRequest, {
    folder,
    args: testArguments(runRequest.entry),
    extraDescriptor: true,
  });
  const read = createLineReader(MAX_RESULTS_BYTES, (line) => results.push(...toResult(line)), program.kill);
  program.process.stdio[3]?.on("data", read);
  const timer = setTimeout(program.kill, WHOLE_TIMEOUT_MS);
  await program.ended;
  clearTimeout(timer);
  program.kill();
  const names = (passed: boolean) =>
    results.filter((result) => result.passed === passed).map(({ name }) => name);
  return { total: results.length, passed: names(true), failed: names(false) };
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
      ? [{ name: read.name, passed: read.passed }]
      : [];
  } catch {
    return [];
  }
}
