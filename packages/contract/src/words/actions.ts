import type { TestAction } from "../runs/run.ts";

type Words = {
  /** Label of the action. */
  did: string;
  /** Label of its result. */
  got: string;
  /** Label of its error. */
  threw: string;
};

const WORDS: Record<TestAction["kind"], Words> = {
  call: { did: "Call", got: "Returned", threw: "Threw" },
  beside: { did: "Used your code with", got: "Result", threw: "Threw" },
  request: { did: "Request", got: "Response", threw: "No response" },
  message: { did: "Connection", got: "Received", threw: "Failed" },
  server: { did: "Your server", got: "Then", threw: "Failed" },
  program: { did: "Ran", got: "Ended with", threw: "Failed" },
  sql: { did: "Ran your SQL", got: "Rows", threw: "Error" },
  prepare: { did: "Prepared the tables", got: "Then", threw: "Error" },
  service: { did: "Command to the database", got: "Reply", threw: "Error" },
  tests: { did: "Ran your tests", got: "Result", threw: "Failed" },
};

export type ActionWords = {
  did: string;
  /** Label of the result or error. */
  got: string;
  /** The result, or words for none. Null for an action that has no result to show. */
  result: string | null;
};

/** Kinds that should have a result: words say when it is missing. */
const AWAITED: readonly TestAction["kind"][] = ["call", "request", "program", "sql", "tests"];

export function wordsOf({ kind, got, threw }: TestAction): ActionWords {
  const words = WORDS[kind];
  return {
    did: words.did,
    got: threw ? words.threw : words.got,
    result: got ?? (AWAITED.includes(kind) ? "nothing by the end of the test" : null),
  };
}
