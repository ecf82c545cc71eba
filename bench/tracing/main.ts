// Next-answer prediction on files of answers and on generated learners: `npm run bench:tracing -- --help`.

import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { generateAll } from "./generated/generate.ts";
import { type AnswerRow, BadAnswers, readAnswers } from "./read-answers.ts";
import { toResults } from "./results.ts";
import { type Outcome, runDataSet } from "./run.ts";
import { headLine, toLine } from "./table.ts";

const USAGE = `npm run bench:tracing -- [options]

  --train FILE --test FILE   answers to learn from and to score on: CSV with the columns
                             learner,item,skills,correct,time (skills joined by ';', time in seconds or 0);
                             without them ../shared/data/tracing/assistments09/{train,test}.csv
  --generated                generated learners of five kinds as well
  --only-generated           these alone
  --seed N                   seed of folds, trees and generated learners (default 1)
  --json                     one JSON object with everything
  --write                    also writes RESULTS.md and results.json beside this file`;

interface Sets {
  readonly name: string;
  readonly train: readonly AnswerRow[];
  readonly test: readonly AnswerRow[];
}

const { values } = parseArgs({
  options: {
    train: { type: "string" },
    test: { type: "string" },
    generated: { type: "boolean", default: false },
    "only-generated": { type: "boolean", default: false },
    seed: { type: "string", default: "1" },
    json: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

const DEFAULT = join(import.meta.dirname, "..", "..", "..", "shared", "data", "tracing", "assistments09");

function say(text: string): void {
  if (!values.json) console.log(text);
}

function fileSets(): Sets[] {
  if (values["only-generated"]) return [];
  const { train, test } = values;
  if (train !== undefined && test !== undefined)
    return [{ name: `${train} → ${test}`, train: readAnswers(train), test: readAnswers(test) }];
  if (train !== undefined || test !== undefined)
    throw new BadAnswers("--train and --test belong together: name both files, or neither.");
  const [trainPath, testPath] = [join(DEFAULT, "train.csv"), join(DEFAULT, "test.csv")];
  if (!existsSync(trainPath) || !existsSync(testPath))
    throw new BadAnswers(
      "The ASSISTments 2009 answers are not here: they are read from ../shared/data/tracing/assistments09/ beside the project and are no part of it. Name other files with --train and --test, or run --only-generated.",
    );
  return [{ name: "assistments09", train: readAnswers(trainPath), test: readAnswers(testPath) }];
}

function readSeed(): number {
  const seed = Number(values.seed);
  if (!Number.isSafeInteger(seed) || seed < 0)
    throw new BadAnswers(`--seed is "${values.seed}"; give a whole number from 0 up.`);
  return seed;
}

function runAll(sets: readonly Sets[], seed: number): Outcome[] {
  return sets.map(({ name, train, test }) => {
    say(`\n${name}\n${headLine()}`);
    return runDataSet(name, train, test, seed, (row) => say(toLine(row)));
  });
}

async function main(): Promise<void> {
  const seed = readSeed();
  const files = fileSets();
  const generated = values.generated || values["only-generated"] ? generateAll(seed) : [];
  const results = toResults(runAll([...files, ...generated], seed), {
    seed,
    machine: `${cpus()[0]?.model ?? "unknown processor"}, ${cpus().length} cores, Node ${process.version}`,
    command: ["npm run bench:tracing --", ...process.argv.slice(2)].join(" "),
    date: new Date().toISOString().slice(0, 10),
  });
  if (values.json) console.log(JSON.stringify(results.json, null, 2));
  if (!values.write) return;
  await writeFile(join(import.meta.dirname, "RESULTS.md"), results.markdown);
  await writeFile(join(import.meta.dirname, "results.json"), `${JSON.stringify(results.json, null, 2)}\n`);
}

if (values.help) console.log(USAGE);
else
  try {
    await main();
  } catch (error) {
    if (!(error instanceof BadAnswers)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
