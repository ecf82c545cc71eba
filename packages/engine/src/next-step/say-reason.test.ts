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
    unanswered: 0,
    events: [],
  };
}
function learn(claims: readonly Claim[], more: Partial<Extract<Step, { kind: "learn" }>> = {}): Step {
  return {
    kind: "learn",
    concept: "promises",
    detourFrom: null,
    lessonRead: false,
    help: null,
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
    "You got 1 of 3 right on PROMISES, and EXPRESS needs it. It is the first open concept of your path (2 of 9).",
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

test("an assumed concept is asked because another needs it", () => {
  const step = single("confirm", "json", [
    { kind: "never-asked", concept: "json" },
    { kind: "mastery", concept: "json", value: 0.823 },
    { kind: "needed-by", concept: "json", by: "express" },
  ]);
  expect(sayReason(step, titleOf)).toBe(
    "You have not been asked about JSON yet, and EXPRESS needs it. " +
      "Aulo thinks that you know it; one question will make sure.",
  );
});

test("a warm-up says which lesson needs it", () => {
  const step = single("confirm", "json", [
    { kind: "recall", concept: "json", value: 0.95, lastShownAt: 0 },
    answers("json", 2, 0),
    { kind: "needed-by", concept: "json", by: "express" },
  ]);
  expect(sayReason(step, titleOf)).toBe(
    "You showed JSON a while ago, and EXPRESS needs it. One question warms you up.",
  );
});

test("a belief reads as a thought, never as a figure", () => {
  const step = (value: number) =>
    sayReason(single("confirm", "json", [{ kind: "mastery", concept: "json", value }]), titleOf);
  expect(step(0.9999)).toBe("Aulo thinks that you know it; one question will make sure.");
  expect(step(0.0001)).toBe("You may know it already; one question will tell.");
});

test("a probe names the failed concept and the suspected gap", () => {
  const step: Step = {
    kind: "probe",
    concept: "promises",
    detourFrom: "express",
    cause: "trace",
    claims: [answers("express", 0, 2), { kind: "gap", concept: "promises", failed: "express", score: 0.12 }],
  };
  expect(sayReason(step, titleOf)).toBe(
    "You got 0 of 2 right on EXPRESS. EXPRESS rests on PROMISES, which is worth a look: one question will tell.",
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
    "You got 1 of 3 right on PROMISES, and EXPRESS rests on it. So PROMISES comes first, and then EXPRESS again.",
  );
});

test("a failure with no gap behind it is tried again", () => {
  const step = learn([answers("promises", 0, 2)], { cause: "trace", lessonRead: true });
  expect(sayReason(step, titleOf)).toBe("You got 0 of 2 right on PROMISES. So you try it again.");
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
    "You closed the gap in HEADERS and JSON, so you go on with SERVER where you left it.",
  );
});

test("a review names its concept, and the prerequisites it covers after a long absence", () => {
  const step = single("review", "json", [
    { kind: "recall", concept: "json", value: 0.74, lastShownAt: 0 },
    answers("json", 3, 0),
    { kind: "covers", concept: "json", concepts: ["values"] },
  ]);
  expect(sayReason(step, titleOf)).toBe(
    "You showed JSON a while ago. One question keeps it fresh. " +
      "A right answer shows that VALUES is still there too.",
  );
});

test("a reached goal says so, and so does a path with every concept put off", () => {
  const claims: Claim[] = [{ kind: "mastery", concept: "json", value: 0.97 }];
  expect(sayReason({ kind: "done", cause: "done", claims }, titleOf)).toBe(
    "You showed everything that your goal asks for.",
  );
  const putOff: Claim[] = [{ kind: "put-off", concepts: ["json"] }];
  expect(sayReason({ kind: "nothing-now", until: 5, cause: "put-off", claims: putOff }, titleOf)).toBe(
    "You put off JSON, and nothing else is open now.",
  );
});

test("I don't know yet is never called wrong", () => {
  const unanswered: Claim = { ...answers("json", 0, 0), unanswered: 2 } as Claim;
  expect(sayReason(learn([unanswered, firstOpen]), titleOf)).toBe(
    "You have not shown JSON yet. It is the first open concept of your path (2 of 9).",
  );
});

test("after a failed round the lesson comes first, after two another explanation, and then a rest", () => {
  const failed = [answers("promises", 0, 2), { kind: "rounds", concept: "promises", failed: 1 } as Claim];
  expect(sayReason(learn(failed, { cause: "trace", help: "section" }), titleOf)).toBe(
    "You got 0 of 2 right on PROMISES. Look once more at the part of the lesson that your answers point to; then come new questions.",
  );
  expect(sayReason(learn(failed, { cause: "trace", help: "again" }), titleOf)).toContain("in another way");
  const rests: Claim[] = [{ kind: "rests", concepts: ["promises"] }];
  expect(sayReason({ kind: "nothing-now", until: 5, cause: "rest", claims: rests }, titleOf)).toBe(
    "That is enough for today: everything that is left needs PROMISES, and a night's rest helps more than another round.",
  );
  expect(sayReason(learn([firstOpen, ...rests]), titleOf)).toContain("PROMISES can rest until tomorrow.");
});

test("an exercise is justified by what it shows", () => {
  const code = (claims: Claim[]): Step => ({
    kind: "code",
    concept: "server",
    detourFrom: null,
    cause: "code",
    claims,
  });
  const target: Claim = { kind: "target", concept: "server", covers: 3 };
  expect(sayReason(code([answers("server", 2, 0), target]), titleOf)).toBe(
    "You answered the questions on SERVER, and have not written code with it yet. One exercise shows it, and with it 3 more that it rests on.",
  );
  expect(sayReason(code([{ ...target, covers: 0 }]), titleOf)).toBe(
    "Aulo thinks that you know SERVER. One exercise shows it.",
  );
});
