/**
 * `npm run runner -- run DIR [--seed N] [--json]` runs the exercise in a folder (see read-exercise.ts). With
 * `--files` and its related options, it runs one job from separate folders. Both print the outcome.
 *
 * Exit codes: 0 when the job passed or finished; 2 when this machine cannot run it; 2, with a line on
 * standard error, when the input cannot be run; 1 for every other outcome.
 */
import { parseArgs, stripVTControlCharacters } from "node:util";
import { createRunner, type Job, type Outcome } from "./index.ts";
import { JOB_KINDS } from "./kinds.ts";
import type { TestFailure } from "./outcome.ts";
import { readExercise, readFolder } from "./read-exercise.ts";

const USAGE = `npm run runner -- run DIR [--seed N] [--json]
npm run runner -- run --kind KIND --entry PATH --files DIR [--spec DIR] [--support DIR] [--seed N] [--json]

  DIR        a folder with an exercise.json (see docs/runner.md)
  --kind     ${JOB_KINDS.join(", ")}
  --json     prints the outcome as JSON

Exit codes: 0 when it passed or finished, 2 when there was nothing to run or this machine cannot, 1 for every other outcome.
`;

const read = readArguments();
if (!read) {
  process.stderr.write(USAGE);
  process.exit(2);
}
const { values, positionals } = read;
if (values.help) {
  process.stdout.write(USAGE);
  process.exit(0);
}

try {
  const job = readJob();
  const runner = await createRunner({ pool: null });
  const outcome = await runner.run(job).finally(runner.close);
  process.stdout.write(values.json ? `${JSON.stringify(outcome, null, 2)}\n` : toText(outcome));
  process.exitCode = exitCodeOf(outcome);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 2;
}

function exitCodeOf({ kind }: Outcome): number {
  if (kind === "not-runnable") return 2;
  return kind === "passed" || kind === "finished" ? 0 : 1;
}

/** Arguments of the command; null, with the reason on standard error, when they cannot be understood. */
function readArguments() {
  try {
    const given = parseArgs({
      allowPositionals: true,
      options: {
        kind: { type: "string", default: "function" },
        entry: { type: "string", default: "main.js" },
        files: { type: "string", default: "." },
        spec: { type: "string" },
        support: { type: "string" },
        seed: { type: "string", default: "1" },
        json: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
    const [command] = given.positionals;
    if (given.values.help || command === "run") return given;
    throw new Error(command === undefined ? "Nothing is asked." : `There is no command "${command}".`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n\n`);
    return null;
  }
}

function readJob(): Job {
  const [, folder] = positionals;
  const seed = Number(values.seed);
  if (folder !== undefined) return readExercise(folder, seed);
  const kind = JOB_KINDS.find((known) => known === values.kind);
  if (!kind) throw new Error(`--kind is one of ${JOB_KINDS.join(", ")}.`);
  return {
    kind,
    entry: values.entry,
    files: readFolder(values.files),
    ...(values.spec === undefined ? {} : { spec: readFolder(values.spec) }),
    ...(values.support === undefined ? {} : { support: readFolder(values.support) }),
    seed,
  };
}

function toText(outcome: Outcome): string {
  const tests = "tests" in outcome ? outcome.tests : [];
  const lines = tests.flatMap(({ name, passed, failure }) => [
    `${passed ? "passed" : "FAILED"}  ${name}`,
    ...(failure ? failureLines(failure).map(indent) : []),
  ]);
  const message = "message" in outcome ? [outcome.message] : [];
  const lack = "needs" in outcome ? [`${outcome.because}; install ${outcome.needs}`] : [];
  const whole = outcome.printed.pieces.map(({ text }) => stripVTControlCharacters(text)).join("");
  const printed = whole === "" ? [] : [`--- printed\n${whole}`];
  return [
    ...lines,
    ...message,
    ...lack,
    ...printed,
    `${outcome.kind} after ${outcome.durationMs} ms${outcome.peakMemoryMb === null ? "" : `, ${outcome.peakMemoryMb} MB at most`}`,
    "",
  ].join("\n");
}

function failureLines({ message, spot, diff }: TestFailure): string[] {
  const place = spot ? [`${spot.file}:${spot.line}  ${spot.excerpt.trim()}`] : [];
  return [message, ...place, ...(diff ? [diff] : [])];
}

function indent(text: string): string {
  return text.replace(/^/gm, "        ");
}
