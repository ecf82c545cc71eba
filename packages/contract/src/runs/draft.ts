import { z } from "zod";
import { Files } from "../files.ts";
import { ItemId, Moment } from "../ids.ts";

/** The learner's own files of an exercise. */
export const Draft = z.strictObject({
  exercise: ItemId,
  files: Files,
  savedAt: Moment,
  /** Number of changes so far, from 1. */
  revision: z.int(),
});
export type Draft = z.infer<typeof Draft>;

/** `revision`: the revision that the files were made from; 0 before the first one. */
export const NewDraft = z.strictObject({ files: Files, revision: z.int().min(0) });
