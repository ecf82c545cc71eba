import type { StandingState } from "@aulo/engine";
import { describe, expect, test } from "vitest";
import { type CheckEnd, sayEnd, sayHeadline, sayPlacementEnd } from "./say-result.ts";

const STATES: readonly StandingState[] = ["strong", "due", "answered", "assumed", "weak", "ready", "locked"];
const PURPOSES = ["step", "test-out", "confirm", "code", "probe", "review"] as const;
const UNKNOWN = { given: 2, right: 0, unknown: 2 };

function end(
  purpose: CheckEnd["purpose"],
  state: StandingState,
  { isPassed = true, answers = { given: 3, right: 2, unknown: 0 }, count = 6 } = {},
): CheckEnd {
  const concept = { title: "Promises", use: "You start slow work, and say what happens then." };
  return { purpose, state, isPassed, answers, strong: { count, of: 49 }, ...concept };
}

describe("the headline of a check", () => {
  test("says that a concept stuck only when it is strong", () => {
    const stuck = STATES.filter((state) => sayHeadline(end("step", state)) === "It stuck");
    expect(stuck).toEqual(["strong"]);
  });

  test.each([
    ["step", "answered", "Your answers are right"],
    ["confirm", "answered", "Your answer is right"],
    ["confirm", "weak", "Right this time"],
    ["code", "strong", "You showed it in code"],
    ["probe", "answered", "The gap is not here"],
    ["review", "strong", "It is still there"],
  ] as const)("of a passed %s on a concept that is %s is “%s”", (purpose, state, words) => {
    expect(sayHeadline(end(purpose, state))).toBe(words);
  });

  test.each([
    ["step", "answered", "Not there yet"],
    ["code", "answered", "Not there yet"],
    ["step", "weak", "Not there yet"],
    ["probe", "weak", "Here may be the gap"],
    ["review", "weak", "It has faded"],
    ["review", "strong", "Not this time"],
  ] as const)("of a %s that was not passed, on a concept that is %s, is “%s”", (purpose, state, words) => {
    expect(sayHeadline(end(purpose, state, { isPassed: false }))).toBe(words);
  });

  test.each(PURPOSES)("after “I don't know yet” alone is “Not shown yet”: %s", (purpose) => {
    for (const state of STATES)
      expect(sayHeadline(end(purpose, state, { isPassed: false, answers: UNKNOWN }))).toBe("Not shown yet");
  });
});

describe("the sentence on a check", () => {
  test.each([
    [
      "step",
      "strong",
      {},
      "You can now start slow work, and say what happens then: 6 of 49 concepts strong.",
    ],
    [
      "step",
      "answered",
      {},
      "You answered the questions on Promises, and an exercise in code makes it strong.",
    ],
    ["review", "strong", {}, "You still know Promises: 6 of 49 concepts strong."],
    ["probe", "answered", {}, "You know Promises, so the gap is somewhere else."],
    [
      "step",
      "weak",
      { isPassed: false },
      "You got 2 of 3 right on Promises, and another look at the lesson gives you the rest.",
    ],
    ["step", "answered", { isPassed: false }, "You got 2 of 3 right on Promises, which is enough to go on."],
    [
      "step",
      "ready",
      { isPassed: false, answers: UNKNOWN },
      "You have not shown Promises yet, and its lesson explains it.",
    ],
  ] as const)("after a %s on a concept that is %s, %j: %s", (purpose, state, more, words) => {
    expect(sayEnd(end(purpose, state, more))).toBe(words);
  });

  test("is one sentence about the learner after every end, without a percent or a blame", () => {
    for (const purpose of PURPOSES)
      for (const state of STATES)
        for (const isPassed of [true, false]) {
          const words = sayEnd(end(purpose, state, { isPassed }));
          expect(words).toMatch(/^You [^.]+\.$/);
          expect(words).not.toMatch(/%|fail|wrong/i);
        }
  });

  test("on a placement counts the concepts that are known", () => {
    expect(sayPlacementEnd(12, 49)).toBe("You start with 12 of 49 concepts known.");
    expect(sayPlacementEnd(0, 1)).toBe("You start at the beginning: 1 concept to learn.");
  });
});
