import { expect, it } from "vitest";
import { seededChance } from "../../../scripts/simulate/seeded-chance.ts";
import { fitBkt } from "./bkt.ts";

function generate(learners: number, start: number, learn: number, guess: number, slip: number) {
  const chance = seededChance(5);
  return Array.from({ length: learners }, () => {
    let isKnown = chance() < start;
    return Uint8Array.from({ length: 12 }, () => {
      const right = chance() < (isKnown ? 1 - slip : guess);
      if (!isKnown && chance() < learn) isKnown = true;
      return right ? 1 : 0;
    });
  });
}

it("finds the parameters that made the answers", () => {
  const found = fitBkt(generate(3000, 0.3, 0.15, 0.2, 0.08));
  expect(Math.abs(found.start - 0.3)).toBeLessThan(0.04);
  expect(Math.abs(found.learn - 0.15)).toBeLessThan(0.03);
  expect(Math.abs(found.guess - 0.2)).toBeLessThan(0.03);
  expect(Math.abs(found.slip - 0.08)).toBeLessThan(0.03);
});

it("keeps guess and slip below one half, even for alternating answers", () => {
  const { guess, slip } = fitBkt([Uint8Array.from([1, 0, 1, 0, 1, 0, 1, 0])]);
  expect(Math.max(guess, slip)).toBeLessThan(0.5);
});
