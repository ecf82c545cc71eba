import { z } from "zod";
import { Files } from "../files.ts";
import { Id, ItemId, Moment } from "../ids.ts";

/** The learner's own files of an exercise. */
export const Draft = z.strictObject({
  exercise: ItemId,
  files: Files,
  savedAt: Moment,
  /** Number of changes so far, from 1. */
  revision: z.int(),
});
export type Draft = z.infer<typeof Draft>;

/** News of a draft and its runs, for a page while the learner works elsewhere, such as in their own editor. */
export const DraftNews = z.strictObject({
  /** 0 before the first save. */
  revision: z.int(),
  /** The newest run of the exercise with its tests, while it is kept. */
  run: z.strictObject({ id: Id, hasEnded: z.boolean() }).nullable(),
});
export type DraftNews = z.infer<typeof DraftNews>;

/** `revision`: the revision that the files were made from; 0 before the first one. */
export const NewDraft = z.strictObject({ files: Files, revision: z.int().min(0) });
