import type { Relation, Share } from "@aulo/contract";
import fc from "fast-check";
import { expect, test } from "vitest";
import { gatherShares, sumOf } from "./gather-shares.ts";

function share(relation: Relation, logOdds: number): Share {
  return {
    event: crypto.randomUUID(),
    kind: "answered",
    relation,
    item: "json.one",
    itemConcept: "json",
    result: "right",
    at: "2026-01-05T09:00:00.000Z",
    logOdds,
    says: "",
    voided: false,
  };
}

const anyShare = fc
  .record({
    relation: fc.constantFrom<Relation>(
      "own",
      "needed",
      "pointed-at",
      "rests-on-it",
      "under-it",
      "elsewhere",
    ),
    logOdds: fc.double({ min: -3, max: 3, noNaN: true }),
  })
  .map(({ relation, logOdds }) => share(relation, logOdds));

test("each share is in one part, and both parts sum up to all", () => {
  fc.assert(
    fc.property(fc.array(anyShare), (shares) => {
      const { alone, together } = gatherShares(shares);
      expect(new Set([...alone, ...together])).toEqual(new Set(shares));
      expect(alone.length + together.length).toBe(shares.length);
      expect(sumOf(alone) + sumOf(together)).toBeCloseTo(sumOf(shares), 9);
    }),
  );
});

test("a small share of the concept itself gets its own row, a large share from elsewhere does not", () => {
  const { alone, together } = gatherShares([
    share("own", 0.001),
    share("pointed-at", -0.001),
    share("rests-on-it", 0.4),
    share("under-it", 0.01),
    share("elsewhere", 1.2),
  ]);
  expect(alone.map(({ relation }) => relation)).toEqual(["own", "pointed-at", "rests-on-it"]);
  expect(together.map(({ relation }) => relation)).toEqual(["under-it", "elsewhere"]);
});
