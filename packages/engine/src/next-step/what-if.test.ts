import fc from "fast-check";
import { expect, test } from "vitest";
import { isShown } from "../belief/mastery.ts";
import { replay } from "../evolve.ts";
import { anyLog, graph, wholeGoal } from "../testing/given.ts";
import { chooseNext } from "./choose-next.ts";
import { whatIfShown } from "./what-if.ts";

/** Later than any log. */
const NOW = 1_800_000_000_000;
const anyConcept = fc.constantFrom(...wholeGoal.concepts);

test("a supposed test-out shows its concept, and its reason never names an answer that was not given", () => {
  fc.assert(
    fc.property(anyLog(30), anyConcept, (log, concept) => {
      const state = replay(graph, log);
      const { state: supposed, step } = whatIfShown(graph, state, wholeGoal, { concept, now: NOW });
      expect(isShown(graph, supposed, concept)).toBe(true);
      const given = new Set(log.map(({ id }) => id));
      const named = step.claims.flatMap((claim) => (claim.kind === "answers" ? claim.events : []));
      expect(named.filter((id) => !given.has(id))).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

test("a supposed test-out leaves the state and its next step unchanged", () => {
  fc.assert(
    fc.property(anyLog(20), anyConcept, (log, concept) => {
      const state = replay(graph, log);
      const held = () => JSON.stringify([state, chooseNext(graph, state, wholeGoal, NOW)]);
      const before = held();
      whatIfShown(graph, state, wholeGoal, { concept, now: NOW });
      expect(held()).toBe(before);
    }),
    { numRuns: 60 },
  );
});
