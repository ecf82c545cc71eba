/**
 * The two halves of the kinds of learners, fixed before tuning.
 *
 * Only the stop of a placement was tuned on the tuned half. The beliefs were tuned earlier, on all kinds of `LEARNER_KINDS`. So of the other half
 * only `timid` and `swiss-cheese` are entirely new to the engine.
 */
import { LATER_KINDS, LEARNER_KINDS, type LearnerKind } from "../simulation/learners.ts";

export const PLACEMENT_KINDS: readonly LearnerKind[] = [...LEARNER_KINDS, ...LATER_KINDS];

const TUNED: readonly LearnerKind[] = ["strict-path", "forgetting", "islands", "rusty", "guessing"];

/** Kinds of each half, by its name. Kinds added later are in the other half. */
export const HALVES: readonly { half: "tuned" | "other"; kinds: readonly string[] }[] = [
  { half: "tuned", kinds: TUNED },
  { half: "other", kinds: PLACEMENT_KINDS.filter((kind) => !TUNED.includes(kind)) },
];

/** Kinds that no figure of the engine was tuned on. */
const UNMET = LATER_KINDS.filter((kind) => !TUNED.includes(kind));

/** Kinds that the baselines are fitted to: those that the engine was ever tuned on. */
export const FITTED_KINDS: readonly LearnerKind[] = PLACEMENT_KINDS.filter((kind) => !UNMET.includes(kind));
