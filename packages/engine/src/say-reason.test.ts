import { expect, test } from "vitest";
import { sayReason } from "./say-reason.ts";
import type { Step } from "./step.ts";

const titleOf = (concept: string) => concept.toUpperCase();

test("a lesson is reasoned by the answers before it, its place and what it opens", () => {
  const step: Step = {
    kind: "learn",
    concept: "promises",
    detourFrom: null,
    lessonRead: false,
    rule: "learn",
    claims: [
      { kind: "answers", concept: "promises", right: 1, wrong: 2, events: ["a", "b", "c"] },
      { kind: "mastery", concept: "promises", value: 0.2 },
      { kind: "first-open", concept: "promises", goalPosition: 2, of: 9 },
      { kind: "opens", concept: "promises", concepts: ["async"] },
    ],
  };
  expect(sayReason(step, titleOf)).toBe(
    "You got 1 of 3 on PROMISES, and it is the first open concept of your path (2 of 9). It opens ASYNC.",
  );
});

test("a way back names the gap that was closed", () => {
  const step: Step = {
    kind: "learn",
    concept: "server",
    detourFrom: null,
    lessonRead: true,
    rule: "return",
    claims: [
      { kind: "answers", concept: "server", right: 0, wrong: 2, events: ["a", "b"] },
      { kind: "back-from", gap: "headers", left: "server" },
    ],
  };
  expect(sayReason(step, titleOf)).toBe(
    "You got 0 of 2 on SERVER, and HEADERS is closed, so you go on with SERVER where you left it.",
  );
});
