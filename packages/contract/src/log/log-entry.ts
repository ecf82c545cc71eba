import { z } from "zod";
import { Attempt } from "../checks/attempt.ts";
import { ConceptId, Id, Moment } from "../ids.ts";
import { Deferral } from "../path/deferral.ts";

/** One entry of a learner's log. A learner's state is computed from the log alone. */
export const LogEntry = z.strictObject({
  id: Id,
  sequence: z.int(),
  at: Moment,
  kind: z.enum([
    "answered",
    "lesson-finished",
    "deferred",
    "reset",
    "voided",
    "placement-ended",
    "introduced",
    "answer-seen",
  ]),
  attempt: Attempt.nullable(),
  concept: ConceptId.nullable(),
  deferral: Deferral.nullable(),
  /** Id of the voided entry. */
  voids: Id.nullable(),
  note: z.string(),
});
export type LogEntry = z.infer<typeof LogEntry>;
