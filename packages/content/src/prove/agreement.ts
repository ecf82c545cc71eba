/** Compares the two ways of a proof, and chooses the claims that go both. */

import { chooseSample } from "./choose-sample.ts";
import type { Claim } from "./claim.ts";
import type { RunOutcome } from "./job.ts";
import { firstFailure } from "./outcome-text.ts";

/** Part of the claims that go the learner's way too. */
const LEARNERS_SHARE = 0.05;

/** Claims that go the learner's way too. They depend on the claims alone. */
export function chooseForBothWays(claims: readonly Claim[]): ReadonlySet<Claim> {
  const size = Math.ceil(claims.length * LEARNERS_SHARE);
  return new Set(chooseSample(claims, { size, seed: 1, keyOf: keyOfClaim }));
}

export function keyOfClaim({ name, job }: Claim): readonly unknown[] {
  return [name, job];
}

/** A phrase on how the outcomes differ, for a proof; null when they agree. Words of errors may differ, since paths may. */
export function disagreement(fast: RunOutcome, learner: RunOutcome): string | null {
  const [fastEnd, learnerEnd] = [endOf(fast), endOf(learner)];
  return fastEnd === learnerEnd ? null : `${fastEnd} the fast way, but ${learnerEnd} the learner's way`;
}

function endOf(outcome: RunOutcome): string {
  const { kind, tests = [], printed, exitCode } = outcome;
  switch (kind) {
    case "finished":
      return `finished with exit code ${exitCode} and printed ${JSON.stringify(printed.stdout)}`;
    case "failed": {
      const failed = tests.filter(({ passed }) => !passed).map(({ name }) => `“${name}”`);
      return `failed at ${failed.join(", ")} (concept ${firstFailure(outcome)?.concept ?? "not named"})`;
    }
    default:
      return `ended as ${kind}`;
  }
}
