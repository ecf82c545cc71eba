import { ApiProblem, PlainError, ServerUnreachable, SignedOut } from "../../api/problem.ts";
import { unsent } from "../../api/unsent.ts";
import { PROBLEM_WORDS, type ProblemWords, problemWords } from "../../words/problems.ts";

/** Words for a learner, and lines for a report to somebody who can mend it. */
export type SaidError = ProblemWords & { details: readonly string[] };

/** Messages of the browsers, and of the build's own loader, for a part of the page that did not load. */
const MISSING_PART = /dynamically imported module|importing a module script failed|preload css/i;

/** Whether a part of the page did not load: the server is away, or an upgrade has removed the part. */
export function isMissingPart(error: unknown): boolean {
  return error instanceof Error && MISSING_PART.test(error.message);
}

export function sayError(error: unknown): SaidError {
  if (error instanceof ApiProblem) {
    const { detail, requestId, type, fields = [] } = error.details;
    const lines = [
      detail,
      ...fields.map(({ path, message }) => `${path}: ${message}`),
      type,
      `Request ${requestId}`,
    ];
    return { ...problemWords(error.details), details: lines };
  }
  if (error instanceof SignedOut) return { ...PROBLEM_WORDS["no-token"], details: [] };
  if (error instanceof ServerUnreachable)
    return {
      title: "Aulo's server does not answer",
      says: `Check that it is still running. ${unsent.isAllKept() ? "Your work is kept in this browser." : "Leave this page open: this browser could not store your work."}`,
      details: [],
    };
  if (isMissingPart(error))
    return {
      title: "A part of this page did not load",
      says: "The connection was lost, or Aulo was updated meanwhile. Load the page again: your work is kept.",
      way: "reload",
      details: [String(error)],
    };
  if (error instanceof PlainError) return { title: "That did not work", says: error.message, details: [] };
  return {
    title: "Something went wrong on this page",
    says: "This is a mistake in Aulo, not yours. Load the page again: your work is kept.",
    way: "reload",
    details: [String(error)],
  };
}
