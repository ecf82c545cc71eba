import type { LearnerKind } from "../simulation/learners.ts";

/**
 * Kinds of learners in two halves, each with kinds on which the engine's beliefs were tuned and with others. The figures of the search for a gap were
 * tuned on the first half alone, in the development split.
 */
export const HALVES: readonly { half: Half; kinds: readonly LearnerKind[] }[] = [
  { half: "tuned", kinds: ["strict-path", "forgetting", "islands", "rasch", "dina"] },
  { half: "held-out", kinds: ["compensatory", "knocked-out", "specialist", "clusters", "projects"] },
];

export type Half = "tuned" | "held-out";
