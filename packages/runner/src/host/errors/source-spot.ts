import type { Files } from "../../job.ts";
import type { SourceSpot, TestOutcome } from "../../outcome.ts";
import { learnerFrames, learnerPath } from "../../shared/frames.ts";

const EXCERPT_LENGTH = 200;
/** The line above a syntax error's excerpt: `file:///work/app/main.js:3`. */
const HEADING = /^(?:file:\/\/)?(\/.*):(\d+)$/;

/**
 * Place in the learner's files where an error arose, from Node's stack trace. Null when the trace names none of them.
 */
export function findSpot(stack: string, root: string, files: Files): SourceSpot | null {
  return headedSpot(stack, root, files) ?? framedSpot(stack, root, files);
}

/**
 * Place of the import of a missing module. The error has no frame in the learner's files, but its message names the
 * importing file and the module.
 */
export function importSpot(message: string, files: Files): SourceSpot | null {
  const [, what = "", file = ""] =
    /^.*Cannot find (?:module|package) '(.+)' imported from (.+)$/m.exec(message) ?? [];
  const name = what.split("/").at(-1) ?? what;
  const lines = files[file]?.split("\n") ?? [];
  const at = lines.findIndex((line) => /\b(?:import|from|require)\b/.test(line) && line.includes(name));
  return at === -1 ? null : spot(files, file, at + 1, null);
}

/** Adds the learner's line that a failure names to the test. */
export function withExcerpt(test: TestOutcome, files: Files): TestOutcome {
  const { failure } = test;
  if (!failure?.spot) return test;
  const { file, line, column } = failure.spot;
  return { ...test, failure: { ...failure, spot: spot(files, file, line, column) } };
}

/** Place of a syntax error. Node prints it above the stack, with a line of carets below the excerpt. */
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
