import fc from "fast-check";
import { expect, test } from "vitest";
import { replay } from "../evolve.ts";
import { anyLog, graph, wholeGoal } from "../testing/given.ts";
import { chooseItem } from "./choose-item.ts";

const purposes = fc.constantFrom(
  "placement" as const,
  "step" as const,
  "test-out" as const,
  "confirm" as const,
  "probe" as const,
  "review" as const,
);

test("the same log and seed give the same item, even when the state passed through JSON", () => {
  fc.assert(
    fc.property(
      anyLog(),
      purposes,
      fc.constantFrom(...wholeGoal.concepts),
      fc.nat(),
      (log, purpose, named, seed) => {
        const check = { purpose, concept: purpose === "placement" ? null : named, answers: [] };
        const state = replay(graph, log);
        const choice = chooseItem(graph, state, wholeGoal, check, { seed: seed, now: 0 });
        const again = chooseItem(graph, JSON.parse(JSON.stringify(state)), wholeGoal, check, {
          seed: seed,
          now: 0,
        });
        expect(again).toEqual(choice);
        const concept = graph.items.find(({ id }) => id === choice?.item)?.concept;
        if (purpose !== "placement") expect(concept).toBe(named);
      },
    ),
  );
});
