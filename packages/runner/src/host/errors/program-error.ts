import type { Files } from "../../job.ts";
import type { ProgramError, SourceSpot } from "../../outcome.ts";
import { withoutAdvice } from "../../shared/advice.ts";
import { cut } from "../../shared/cut.ts";
import { learnerFrames, printFrames } from "../../shared/frames.ts";
import { networkWords } from "../../shared/network-words.ts";
import { READ_LIMITS } from "../../shared/read-limits.ts";
import { TEST_LIMITS } from "../../shared/test-limits.ts";
import { readNodeReport } from "./node-report.ts";
import { findSpot, importSpot, lineSpot } from "./source-spot.ts";

/** Code that throws a value other than a new error. */
const THROWING = /\bthrow\b(?!\s+new\b)|\breject\(/;
/** Code that reaches for another machine or program. */
const REACHING =
  /\b(?:fetch|axios(?:\.\w+)?|https?\.(?:get|request)|lookup|resolve\w*|connect|createConnection)\(/;
/** Where the causes of an error begin in its text. */
const CAUSES = /^[ \t]+\[(?:cause|errors)\]:/m;
const UNSETTLED = "This await waits for a promise that never settles: nothing is left that could settle it.";
/** Most characters of a thrown value in a message. */
const VALUE_CHARS = 200;

/** The uncaught error that ended a program, from its standard error; null when Node reported none. */
export function readProgramError(stderr: string, root: string, files: Files): ProgramError | null {
  const report = readNodeReport(stderr);
  switch (report?.kind) {
    case undefined:
      return null;
    case "error":
      return toProgramError(report.message, report.text, root, files);
    case "value": {
      const value = cut(report.value.slice(0, READ_LIMITS.messageChars).replaceAll(/\s+/g, " "), VALUE_CHARS);
      return {
        ...toProgramError(thrownWords(value, report.isRejection), report.text, root, files),
        spot: findSpot(report.text, root, files) ?? thrownSpot(value, files),
      };
    }
    case "unsettled":
      return toProgramError(UNSETTLED, report.text, root, files);
  }
}

/** Place where the only such value is thrown. */
export function thrownSpot(value: string, files: Files): SourceSpot | null {
  return lineSpot(files, THROWING, value);
}

/** An error's message in one line, its place, and the frames of the learner's own files. Both texts are read up to `READ_LIMITS`. */
export function toProgramError(
  givenMessage: string,
  givenStack: string,
  root: string,
  files: Files,
): ProgramError {
  const message = givenMessage.slice(0, READ_LIMITS.messageChars);
  const stack = givenStack.slice(0, READ_LIMITS.stackChars);
  const own = stack.slice(0, CAUSES.exec(stack)?.index);
  const frames = printFrames(learnerFrames(own, root));
  const reason = networkWords(`${message}\n${stack}`);
  const plain = withoutAdvice(message).trimEnd();
  const whole = reason === null ? plain : `${plain}. ${reason}`;
  const shown = cut(hideRoot(whole, root), TEST_LIMITS.messageChars);
  return {
    message: shown,
    spot:
      findSpot(own, root, files) ??
      findSpot(stack, root, files) ??
      importSpot(shown, files) ??
      (reason === null ? null : lineSpot(files, REACHING, "")),
    stack: cut(frames ? `${shown}\n${frames}` : shown, TEST_LIMITS.messageChars),
  };
}

/** Shortens paths so that they start at the learner's own folder. */
export function hideRoot(text: string, root: string): string {
  return text
    .replaceAll(`file://${root}/`, `${root}/`)
    .replaceAll(new RegExp(`${escapePattern(root)}/app(-\\d+)?/`, "g"), "");
}

function thrownWords(value: string, isRejection: boolean): string {
  return isRejection
    ? `A promise was rejected with a value that is not an Error, and nothing handles it: ${value}`
    : `The code threw a value that is not an Error: ${value}`;
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
