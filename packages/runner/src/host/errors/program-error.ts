import type { Files } from "../../job.ts";
import type { ProgramError } from "../../outcome.ts";
import { learnerFrames, printFrames } from "../../shared/frames.ts";
import { findSpot, importSpot } from "./source-spot.ts";

const MESSAGE = /^(?:Uncaught )?(?:[A-Z]\w*(?:Error|Exception)|Error)\b(?: \[\w+\])?(?:: .*)?$/;

/**
 * The uncaught error that Node printed before a program ended, or null.
 *
 * Node prints the place, an excerpt, carets, an empty line, then name, message and stack.
 */
export function readProgramError(stderr: string, root: string, files: Files): ProgramError | null {
  const lines = stderr.split("\n");
  const at = lines.findIndex((line) => MESSAGE.test(line));
  if (at === -1 || !/^Node\.js v\d+/m.test(stderr)) return null;
  return toProgramError(lines[at] ?? "", stderr, root, files);
}

/** An error's message in one line, its place, and the frames of the learner's own files. */
export function toProgramError(message: string, stack: string, root: string, files: Files): ProgramError {
  const frames = printFrames(learnerFrames(stack, root));
  const shown = hideRoot(message, root);
  return {
    message: shown,
    spot: findSpot(stack, root, files) ?? importSpot(shown, files),
    stack: frames ? `${shown}\n${frames}` : shown,
  };
}

/** Shortens paths so that they start at the learner's own folder. */
export function hideRoot(text: string, root: string): string {
  return text
    .replaceAll(`file://${root}/`, `${root}/`)
    .replaceAll(new RegExp(`${escapePattern(root)}/app(-\\d+)?/`, "g"), "");
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
