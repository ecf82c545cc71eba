import { z } from "zod";
import { Files } from "../files.ts";
import { Goal } from "../goals/goal.ts";
import { Id, ItemId, Moment } from "../ids.ts";
import { LIMITS } from "../limits.ts";
import { Dispute } from "../log/dispute.ts";

/** All data that Aulo holds about a learner, except the tokens. */
export const Export = z.strictObject({
  format: z.literal("aulo-export"),
  formatVersion: z.literal(1),
  track: z.strictObject({ id: z.string().max(LIMITS.nameChars), version: z.int() }),
  exportedAt: Moment,
  /** Exports of earlier versions lack `reachedAt`. */
  goals: z.array(Goal.extend({ reachedAt: Goal.shape.reachedAt.optional() })).max(LIMITS.goals),
  /** The whole log in order. Clients should rely only on the fields named here. */
  log: z
    .array(z.looseObject({ id: Id, at: Moment, kind: z.string().max(LIMITS.nameChars) }))
    .max(LIMITS.logEntries),
  drafts: z
    .array(z.strictObject({ exercise: ItemId, files: Files, savedAt: Moment }))
    .max(LIMITS.importDrafts),
  /** Absent from exports of earlier versions. */
  disputes: z.array(Dispute).max(LIMITS.disputes).optional(),
  /** SHA-256 of the other fields, so that an import detects a truncated or edited file. */
  checksum: z.string().max(LIMITS.nameChars),
});
export type Export = z.infer<typeof Export>;
