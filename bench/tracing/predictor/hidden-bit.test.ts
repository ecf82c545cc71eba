import { expect, it } from "vitest";
import { bitAfter, bitChance, fitHiddenBits, type HiddenBit } from "./hidden-bit.ts";

const TRUE: HiddenBit = { start: 0.3, learn: 0.15, guess: 0.2, slip: 0.08 };

function sequences(): boolean[][] {
  let state = 11;
  const chance = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
  return Array.from({ length: 2000 }, () => {
    let isKnown = chance() < TRUE.start;
    return Array.from({ length: 12 }, () => {
      const right = chance() < (isKnown ? 1 - TRUE.slip : TRUE.guess);
      if (!isKnown && chance() < TRUE.learn) isKnown = true;
      return right;
    });
  });
}

it("recovers the parameters that generated the answers", () => {
  const found = fitHiddenBits(new Map([["loops", sequences()]])).sets.get("loops");
  if (found === undefined) throw new RangeError("The set is missing.");
  for (const key of ["start", "learn", "guess", "slip"] as const)
    expect(Math.abs(found[key] - TRUE[key])).toBeLessThan(0.05);
});

it("keeps the fit of a set with a single learner close to the fit on all sets", () => {
  const { all, sets } = fitHiddenBits(
    new Map([
      ["loops", sequences()],
      ["rare", [[false, false]]],
    ]),
  );
  expect(Math.abs((sets.get("rare")?.start ?? 0) - all.start)).toBeLessThan(0.05);
});

it("expects more after a right answer than after a wrong one", () => {
  const of = (right: boolean) => bitChance(TRUE, bitAfter(TRUE, TRUE.start, right));
  expect(of(true)).toBeGreaterThan(of(false));
});
