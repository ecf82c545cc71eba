/** Compares the two ways of a proof, and chooses the claims that go both. */
import { createHash } from "node:crypto";
import type { Claim } from "./claim.ts";
import type { RunOutcome } from "./job.ts";
import { firstFailure } from "./outcome-text.ts";

/** Part of the claims that go the learner's way too. */
const LEARNERS_SHARE = 0.05;

/** Claims that go the learner's way too. They depend on the claims alone. */
export function chooseForBothWays(claims: readonly Claim[]): ReadonlySet<Claim> {
  return new Set(chooseSample(claims, Math.ceil(claims.length * LEARNERS_SHARE), 1));
}

/** Claims chosen by a hash with the seed, in their order; all when there are no more than `size`. */
export function chooseSample(claims: readonly Claim[], size: number, seed: number): Claim[] {
  const ranked = claims
    .map((claim) => ({ claim, rank: rankOf(claim, seed) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1));
  const chosen = new Set(ranked.slice(0, size).map(({ claim }) => claim));
  return claims.filter((claim) => chosen.has(claim));
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

function rankOf({ name, job }: Claim, seed: number): string {
  return createHash("sha256")
    .update(JSON.stringify([seed, name, job]))
    .digest("hex");
}
