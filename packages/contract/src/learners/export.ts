import { z } from "zod";
import { Files } from "../files.ts";
import { Goal } from "../goals/goal.ts";
import { Id, ItemId, Moment } from "../ids.ts";

/** Everything Aulo holds about a learner. */
export const Export = z.strictObject({
  format: z.literal("aulo-export"),
  formatVersion: z.literal(1),
  track: z.strictObject({ id: z.string(), version: z.int() }),
  exportedAt: Moment,
  goals: z.array(Goal),
  /** The whole log in order, opaque to clients but for the fields named here. */
  log: z.array(z.looseObject({ id: Id, at: Moment, kind: z.string() })),
  drafts: z.array(z.strictObject({ exercise: ItemId, files: Files, savedAt: Moment })),
  /** SHA-256 over the parts above, so that a cut-off or edited file is noticed. */
  checksum: z.string(),
});
export type Export = z.infer<typeof Export>;
