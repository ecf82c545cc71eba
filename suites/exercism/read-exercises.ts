import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Files, Job } from "@aulo/runner";
import { z } from "zod";

/** A practice exercise: its spec, the solution that proves it, and the stub that learners start from. */
export type PracticeExercise = {
  name: string;
  spec: Files;
  support: Files;
  entry: string;
  solution: Files;
  stub: Files;
};

/** Folder of the exercises in a checkout of the track. */
const PRACTICE = join("exercises", "practice");
/** Text files that a spec may read beside the ones that it names. */
const READ_BESIDE = /\.(?:txt|json)$/;
const NOT_BESIDE = /^(?:package|pnpm-lock|tsconfig)\b/;

const Paths = z.array(z.string());
const Config = z.object({
  files: z.object({ solution: Paths, test: Paths, example: Paths, editor: Paths.default([]) }),
});

/** All practice exercises of the checkout, or those whose name contains the text. */
export function readExercises(checkout: string, only = ""): PracticeExercise[] {
  return readdirSync(join(checkout, PRACTICE))
    .filter((name) => name.includes(only))
    .sort()
    .map((name) => readExercise(join(checkout, PRACTICE, name), name));
}

export function toJob({ entry, spec, support }: PracticeExercise, files: Files, seed: number): Job {
  return { kind: "function", entry, files, spec, support, seed };
}

function readExercise(folder: string, name: string): PracticeExercise {
  const { files } = Config.parse(JSON.parse(readFileSync(join(folder, ".meta", "config.json"), "utf8")));
  const read = (path: string) => readFileSync(join(folder, path), "utf8");
  const [entry = ""] = files.solution;
  const given = [...files.editor, ...filesBeside(folder)];
  return {
    name,
    entry,
    spec: Object.fromEntries(files.test.map((path) => [path, read(path)])),
    support: Object.fromEntries(given.map((path) => [path, read(path)])),
    solution: Object.fromEntries(
      files.solution.map((path, at) => [path, beside(read(files.example[at] ?? path))]),
    ),
    stub: Object.fromEntries(files.solution.map((path) => [path, read(path)])),
  };
}

/** The text of a proof, which lies in a folder of its own, as if it lay beside the exercise's files. */
function beside(text: string): string {
  return text.replaceAll(/(\bfrom |\brequire\()(["'])\.\.\//g, "$1$2./");
}

/** Data files of the exercise, in its folder and one below. */
function filesBeside(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith(".")) return [];
    if (!entry.isDirectory()) return isBeside(entry.name) ? [entry.name] : [];
    return readdirSync(join(folder, entry.name))
      .filter(isBeside)
      .map((name) => `${entry.name}/${name}`);
  });
}

function isBeside(name: string): boolean {
  return READ_BESIDE.test(name) && !NOT_BESIDE.test(name);
}
