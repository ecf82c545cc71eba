import type { Files } from "../../job.ts";
import type { SourceSpot, TestOutcome } from "../../outcome.ts";
import { learnerFrames, learnerPath } from "../../shared/frames.ts";
import { READ_LIMITS } from "../../shared/read-limits.ts";

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
  const missing = message
    .split("\n")
    .map(missingImport)
    .find((found) => found !== null);
  if (!missing || missing.name.length > READ_LIMITS.searchedChars) return null;
  const lines = files[missing.file]?.split("\n") ?? [];
  const at = lines.findIndex(
    (line) => /\b(?:import|from|require)\b/.test(line) && line.includes(missing.name),
  );
  return at === -1 ? null : spot(files, missing.file, at + 1, null);
}

/**
 * The only line of code that fits the pattern. Among several it is the only one with the text, if that is not empty. Lines of
 * comments do not count.
 */
export function lineSpot(files: Files, pattern: RegExp, text: string): SourceSpot | null {
  const fitting = Object.entries(files).flatMap(([file, source]) =>
    /\.[cm]?[jt]s$/.test(file)
      ? source
          .split("\n")
          .flatMap((line, at) =>
            pattern.test(line) && !/^\s*(?:\/\/|\*)/.test(line) ? [{ file, line, at }] : [],
          )
      : [],
  );
  const isSearched = text !== "" && text.length <= READ_LIMITS.searchedChars;
  const holding = fitting.filter(({ line }) => isSearched && line.includes(text));
  const [only] = fitting.length === 1 ? fitting : holding.length === 1 ? holding : [];
  return only === undefined ? null : spot(files, only.file, only.at + 1, null);
}

/** Adds the learner's line that a failure names to the test. */
export function withExcerpt(test: TestOutcome, files: Files): TestOutcome {
  const { failure } = test;
  if (!failure?.spot) return test;
  const { file, line, column } = failure.spot;
  return { ...test, failure: { ...failure, spot: spot(files, file, line, column) } };
}

/** Name of a missing module, without its folder, and the file that imports it; null for any other message. */
function missingImport(line: string): { name: string; file: string } | null {
  const [imported, end] = ["' imported from ", line.lastIndexOf("' imported from ")];
  const before = line.slice(0, Math.max(0, end));
  const start = Math.max(
    ...["Cannot find module '", "Cannot find package '"].map((words) => {
      const at = before.lastIndexOf(words);
      return at === -1 ? -1 : at + words.length;
    }),
  );
  if (start === -1) return null;
  const what = before.slice(start);
  return { name: what.slice(what.lastIndexOf("/") + 1), file: line.slice(end + imported.length) };
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
