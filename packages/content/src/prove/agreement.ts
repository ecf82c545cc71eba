/** Compares the two ways of a proof, and chooses the claims that go both. */
import { createHash } from "node:crypto";
import type { Claim } from "./claim.ts";
import type { RunOutcome } from "./job.ts";
import { firstFailure } from "./outcome-text.ts";

/** Part of the claims that go the learner's way too. */
export const SAMPLE_SHARE = 0.05;
const SAMPLE_SEED = 1;

/** The sample depends on the claims alone. */
export function chooseSample(claims: readonly Claim[]): ReadonlySet<Claim> {
  const ranked = claims
    .map((claim) => ({ claim, rank: rankOf(claim) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1));
  return new Set(ranked.slice(0, Math.ceil(claims.length * SAMPLE_SHARE)).map(({ claim }) => claim));
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

function rankOf({ name, job }: Claim): string {
  return createHash("sha256")
    .update(JSON.stringify([SAMPLE_SEED, name, job]))
    .digest("hex");
}
