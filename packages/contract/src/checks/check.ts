import { z } from "zod";
import { Files } from "../files.ts";
import { ConceptId, Id, Moment } from "../ids.ts";
import { PublicItem } from "./item.ts";

/** Reason for a check. */
export const Purpose = z.enum(["placement", "step", "test-out", "confirm", "code", "probe", "review"]);
export type Purpose = z.infer<typeof Purpose>;

/** One or a few items, asked one at a time. A learner has at most one open check per purpose and concept. */
export const Check = z.strictObject({
  id: Id,
  purpose: Purpose,
  /** Null for a placement. */
  concept: ConceptId.nullable(),
  state: z.enum(["open", "passed", "failed", "ended"]),
  asked: z.int(),
  /** Upper limit of `asked`: a check ends early once its result is clear. The extra item of a placement is not counted. */
  atMost: z.int(),
  /** The open item; null once the check has ended. */
  item: PublicItem.nullable(),
  /** True for the extra item of a placement, which measures the placement and moves no belief. */
  onlyMeasures: z.boolean(),
  /** Hints already shown for the open item. */
  hintsShown: z.array(z.string()),
  /** Files of the saved draft, when the open item is an exercise. */
  draft: Files.nullable(),
  startedAt: Moment,
});
export type Check = z.infer<typeof Check>;

export const NewCheck = z.strictObject({ purpose: Purpose, concept: ConceptId.nullable().default(null) });
