import type { Files } from "../../job.ts";
import type { SourceSpot, TestOutcome } from "../../outcome.ts";
import { learnerFrames, learnerPath } from "../../shared/frames.ts";

const EXCERPT_LENGTH = 200;
/** The line above a syntax error's excerpt: `file:///work/app/main.js:3`. */
const HEADING = /^(?:file:\/\/)?(\/.*):(\d+)$/;

/** Where in the learner's files an error arose, from its stack as Node writes it; null when it names none of them. */
export function findSpot(stack: string, root: string, files: Files): SourceSpot | null {
  return headedSpot(stack, root, files) ?? framedSpot(stack, root, files);
}

/** A module that is not found has no frame of the learner's: its message names the file that imports it, and what. */
export function importSpot(message: string, files: Files): SourceSpot | null {
  const [, what = "", file = ""] =
    /^.*Cannot find (?:module|package) '(.+)' imported from (.+)$/m.exec(message) ?? [];
  const name = what.split("/").at(-1) ?? what;
  const lines = files[file]?.split("\n") ?? [];
  const at = lines.findIndex((line) => /\b(?:import|from|require)\b/.test(line) && line.includes(name));
  return at === -1 ? null : spot(files, file, at + 1, null);
}

/** A test as the judge tells it, with the line of the learner's that its failure names. */
export function withExcerpt(test: TestOutcome, files: Files): TestOutcome {
  const { failure } = test;
  if (!failure?.spot) return test;
  const { file, line, column } = failure.spot;
  return { ...test, failure: { ...failure, spot: spot(files, file, line, column) } };
}

/** Syntax errors name their place above the stack, with a line of carets below the excerpt. */
function headedSpot(stack: string, root: string, files: Files): SourceSpot | null {
  const lines = stack.split("\n");
  for (const [index, text] of lines.entries()) {
    const [, path = "", line] = HEADING.exec(text) ?? [];
    const file = learnerPath(path, root);
    if (file === null) continue;
    const carets = lines.slice(index + 1, index + 8).find((below) => /^\s*\^+\s*$/.test(below));
    return spot(files, file, Number(line), carets === undefined ? null : carets.indexOf("^") + 1);
  }
  return null;
}

function spot(files: Files, file: string, line: number, column: number | null): SourceSpot {
  const excerpt = files[file]?.split("\n")[line - 1]?.trimEnd().slice(0, EXCERPT_LENGTH) ?? "";
  return { file, line, column, excerpt };
}

function framedSpot(stack: string, root: string, files: Files): SourceSpot | null {
  const [frame] = learnerFrames(stack, root);
  return frame ? spot(files, frame.file, frame.line, frame.column) : null;
}
