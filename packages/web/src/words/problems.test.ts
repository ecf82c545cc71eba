import { ProblemKind } from "@aulo/contract";
import { expect, test } from "vitest";
import { PROBLEM_WORDS, problemWords } from "./problems.ts";

/** Words for programmers. */
const TECHNICAL =
  /\b(API|GET|POST|PUT|HTTP|JSON|token|header|endpoint|request|response|status|body)\b|\/api|\d{3}/i;

test.each(ProblemKind.options)("a learner reads a remedy for %s", (kind) => {
  const { title, says } = problemWords({
    type: `/problems/${kind}`,
    title: "",
    status: 400,
    detail: "",
    requestId: "",
  });
  expect(title).toBe(PROBLEM_WORDS[kind].title);
  expect(title).not.toBe("");
  expect(says).toMatch(/[.:]$/);
  expect(`${title} ${says}`).not.toMatch(TECHNICAL);
});

test("a problem of a proxy has words too", () => {
  const details = { type: "about:blank", title: "Bad Request", status: 400, detail: "", requestId: "" };
  expect(problemWords(details)).toBe(PROBLEM_WORDS.internal);
});
