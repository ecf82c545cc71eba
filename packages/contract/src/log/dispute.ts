import { z } from "zod";
import { Answer } from "../checks/item.ts";
import { Files } from "../files.ts";
import { Id, ItemId, MOST_INTEGER, Moment } from "../ids.ts";
import { LIMITS } from "../limits.ts";

const Reason = z.string().trim().min(1, "say why the answer is right").max(LIMITS.reasonChars);

/** A learner's statement that an answer was right, for the authors of its item. */
export const Dispute = z.strictObject({
  /** Id of the answer in the log. */
  entry: Id,
  item: ItemId,
  reason: Reason,
  /**
   * The answer with the texts of the track in place of ids, which depend on the order in which options and lines were shown.
   * Null when the client did not send it, or when that order is not known any more.
   */
  answer: Answer.nullable(),
  /** The saved draft, when the item is an exercise that has one. */
  files: Files.nullable(),
  /** Version of the track when the answer was disputed. */
  trackVersion: z.int().min(0).max(MOST_INTEGER),
  at: Moment,
});
export type Dispute = z.infer<typeof Dispute>;

/** `answer` is the answer as it was given, under the ids that came with the item. */
export const NewDispute = z.strictObject({ reason: Reason, answer: Answer.nullable().default(null) });
