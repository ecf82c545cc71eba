import type { Purpose, StandingState } from "@aulo/engine";
import { beforeAll, describe, expect, test } from "vitest";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { loadCatalogue } from "../load-catalogue.ts";
import { writeSmallTrack } from "../testing/small-track.ts";
import { sayHeadline, saySummary } from "./changes.ts";

describe("the headline of a check", () => {
  const STATES: readonly StandingState[] = [
    "strong",
    "due",
    "answered",
    "assumed",
    "weak",
    "ready",
    "locked",
  ];
  const headline = (purpose: Purpose, state: StandingState, { isPassed = true, isUnknown = false } = {}) =>
    sayHeadline({ purpose, state, isPassed, isUnknown });

  test("says that a concept stuck only when it is strong", () => {
    const stuck = STATES.filter((state) => headline("step", state) === "It stuck");
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
    expect(headline(purpose, state)).toBe(words);
  });

  test.each([
    ["step", "answered", "Not there yet"],
    ["code", "answered", "Not there yet"],
    ["step", "weak", "Not there yet"],
    ["probe", "weak", "Here may be the gap"],
    ["review", "weak", "It has faded"],
    ["review", "strong", "Not this time"],
  ] as const)("of a %s that was not passed, on a concept that is %s, is “%s”", (purpose, state, words) => {
    expect(headline(purpose, state, { isPassed: false })).toBe(words);
  });

  test.each(["step", "test-out", "confirm", "code", "probe", "review"] as const)(
    "after “I don't know yet” alone is “Not shown yet”: %s",
    (purpose) => {
      for (const state of STATES)
        expect(headline(purpose, state, { isPassed: false, isUnknown: true })).toBe("Not shown yet");
    },
  );
});

describe("the summary of a check", () => {
  let catalogue: Catalogue;
  beforeAll(async () => {
    catalogue = await loadCatalogue(await writeSmallTrack());
  });

  const summary = (state: StandingState, { isPassed = true, isNext = false } = {}) =>
    saySummary(catalogue, {
      ...{ concept: "values", isPassed, isNext, changes: [], opened: [] },
      after: { values: { mastery: 0.5, state } },
    });

  test.each([
    ["strong", {}, "About values is strong now."],
    ["answered", {}, "You answered the questions on About values. Code comes later."],
    ["answered", { isNext: true }, "You answered the questions on About values. Code comes next."],
    ["answered", { isPassed: false }, "About values is good enough to go on. Code of your own comes later."],
    ["weak", { isPassed: false }, "About values needs another look."],
    ["ready", { isPassed: false }, "About values is not shown yet."],
  ] as const)("says of a concept that is %s, %j: %s", (state, end, words) => {
    expect(summary(state, end)).toBe(words);
  });

  test("names the concepts that count as known now and those in doubt, without a figure", () => {
    const change = (concept: string, stateBefore: StandingState, stateAfter: StandingState) => ({
      ...{ concept, stateBefore, stateAfter },
      ...{ before: 0.5, after: 0.6 },
    });
    const words = saySummary(catalogue, {
      ...{ concept: "values", isPassed: true, isNext: false, opened: ["promises"] },
      changes: [
        change("values", "ready", "strong"),
        change("lists", "ready", "assumed"),
        change("functions", "assumed", "weak"),
      ],
      after: { values: { mastery: 0.9, state: "strong" } },
    });
    expect(words).toBe(
      "About values is strong now. About lists counts as known now. About functions is in doubt now. About promises is open now.",
    );
  });
});
