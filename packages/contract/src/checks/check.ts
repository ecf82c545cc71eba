import { z } from "zod";
import { Files } from "../files.ts";
import { ConceptId, Id, Moment } from "../ids.ts";
import { PublicItem } from "./item.ts";

/** Why a check is held. */
export const Purpose = z.enum(["placement", "step", "prove", "confirm", "probe", "review"]);
export type Purpose = z.infer<typeof Purpose>;

/** A sitting of one or a few items, one at a time. A learner has at most one open check a purpose and concept. */
export const Check = z.strictObject({
  id: Id,
  purpose: Purpose,
  /** Null for a placement. */
  concept: ConceptId.nullable(),
  state: z.enum(["open", "passed", "failed", "ended"]),
  asked: z.int(),
  /** It ends early once it is clear. The extra item of a placement comes on top. */
  atMost: z.int(),
  /** The item that is open now; null once the check has ended. */
  item: PublicItem.nullable(),
  /** True for the one placement item that only measures the placement. */
  onlyMeasures: z.boolean(),
  /** Hints already shown for the open item. */
  hintsShown: z.array(z.string()),
  /** Files of the saved draft, when the open item is an exercise. */
  draft: Files.nullable(),
  startedAt: Moment,
});
export type Check = z.infer<typeof Check>;

export const NewCheck = z.strictObject({ purpose: Purpose, concept: ConceptId.nullable().default(null) });
