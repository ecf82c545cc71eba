import { z } from "zod";
import { ConceptId } from "../ids.ts";
import { LIMITS } from "../limits.ts";

export const Deferral = z.strictObject({
  concept: ConceptId,
  why: z.enum(["too-hard", "too-easy", "not-interested", "no-time", "other"]),
  note: z.string().max(LIMITS.noteChars).default(""),
});
export type Deferral = z.infer<typeof Deferral>;
