import { expect, test } from "vitest";
import { sayReason } from "./say-reason.ts";
import type { Claim, Step } from "./step.ts";

function titleOf(concept: string) {
  return concept.toUpperCase();
}

function answers(concept: string, right: number, wrong: number): Claim {
  return {
    kind: "answers",
    concept,
    right,
    wrong,
    events: [],
  };
}
function learn(claims: readonly Claim[], more: Partial<Extract<Step, { kind: "learn" }>> = {}): Step {
  return {
    kind: "learn",
    concept: "promises",
    detourFrom: null,
    lessonRead: false,
    cause: "learn",
    claims,
    ...more,
  };
}
function single(kind: "confirm" | "review", concept: string, claims: readonly Claim[]): Step {
  return {
    kind,
    concept,
    detourFrom: null,
    cause: kind,
    claims,
  };
}
const firstOpen: Claim = { kind: "first-open", concept: "promises", goalPosition: 2, of: 9 };

test("a lesson is justified by earlier answers and by a concept that needs it, without repeating its mastery", () => {
  const step = learn([
    answers("promises", 1, 2),
    { kind: "mastery", concept: "promises", value: 0.2 },
    firstOpen,
    { kind: "needed-by", concept: "promises", by: "express" },
  ]);
  expect(sayReason(step, titleOf)).toBe(
    "You got 1 of 3 on PROMISES; EXPRESS needs it. It is the first open concept of your path (2 of 9).",
  );
});

test("a lesson that opens other concepts names them, and the ones that were put off", () => {
  const step = learn([
    { kind: "never-asked", concept: "promises" },
    firstOpen,
    { kind: "opens", concept: "promises", concepts: ["async", "events", "streams", "timers"] },
    { kind: "put-off", concepts: ["json", "files"] },
  ]);
  expect(sayReason(step, titleOf)).toBe(
    "You have not been asked about PROMISES yet. It is the first open concept of your path (2 of 9). " +
      "It opens ASYNC, EVENTS and 2 more. You put off JSON and FILES.",
  );
});

test("an assumed concept is asked because another needs it, with its mastery", () => {
  const step = single("confirm", "json", [
    { kind: "never-asked", concept: "json" },
    { kind: "mastery", concept: "json", value: 0.823 },
    { kind: "needed-by", concept: "json", by: "express" },
  ]);
  expect(sayReason(step, titleOf)).toBe(
    "You have not been asked about JSON yet; EXPRESS needs it. " +
      "Aulo believes at 82 % that you know it; one item tells more.",
  );
});

test("a belief never reads as certain", () => {
  const step = (value: number) =>
    sayReason(single("confirm", "json", [{ kind: "mastery", concept: "json", value }]), titleOf);
  expect(step(0.9999)).toContain("at 99 %");
  expect(step(0.0001)).toContain("at 1 %");
});

test("a probe names the failed concept and the suspected gap", () => {
  const step: Step = {
    kind: "probe",
    concept: "promises",
    detourFrom: "express",
    cause: "trace",
    claims: [answers("express", 0, 2), { kind: "gap", concept: "promises", failed: "express", score: 0.34 }],
  };
  expect(sayReason(step, titleOf)).toBe(
    "You got 0 of 2 on EXPRESS; it rests on PROMISES, which may be the gap (34 %). One item tells.",
  );
});

test("a gap is justified by its own answers and by the failure that it explains", () => {
  const step = learn(
    [
      answers("express", 0, 2),
      answers("promises", 1, 2),
      { kind: "gap", concept: "promises", failed: "express", score: 0.62 },
    ],
    { cause: "trace", detourFrom: "express" },
  );
  expect(sayReason(step, titleOf)).toBe(
    "You got 1 of 3 on PROMISES; EXPRESS, where you got 0 of 2, rests on it. The chance that it is the gap is 62 %.",
  );
});

test("a failure with no gap behind it is tried again", () => {
  const step = learn([answers("promises", 0, 2)], { cause: "trace", lessonRead: true });
  expect(sayReason(step, titleOf)).toBe("You got 0 of 2 on PROMISES, so you try it again.");
});

test("the way back names every closed gap", () => {
  const step = learn(
    [
      answers("server", 0, 2),
      { kind: "back-from", gap: "headers", left: "server" },
      { kind: "back-from", gap: "json", left: "server" },
    ],
    { concept: "server", cause: "return", lessonRead: true },
  );
  expect(sayReason(step, titleOf)).toBe(
    "HEADERS and JSON are closed, so you go on with SERVER where you left it. There you got 0 of 2.",
  );
});

test("a review names the answers, the recall left, and the prerequisites it covers after a long absence", () => {
  const step = single("review", "json", [
    { kind: "recall", concept: "json", value: 0.74, lastShownAt: 0 },
    answers("json", 3, 0),
    { kind: "covers", concept: "json", concepts: ["values"] },
  ]);
  expect(sayReason(step, titleOf)).toBe(
    "You got 3 of 3 on JSON; the chance that you still recall it has fallen to 74 %. " +
      "A right answer shows that VALUES is still there too.",
  );
});

test("a reached goal says so, and so does a path with every concept put off", () => {
  const claims: Claim[] = [{ kind: "mastery", concept: "json", value: 0.97 }];
  expect(sayReason({ kind: "done", cause: "done", claims }, titleOf)).toBe(
    "You showed every concept of your goal: 1 of 1.",
  );
  const putOff: Claim[] = [{ kind: "put-off", concepts: ["json"] }];
  expect(sayReason({ kind: "nothing-now", until: 5, cause: "put-off", claims: putOff }, titleOf)).toBe(
    "You put off JSON, and nothing else is open now.",
  );
});
