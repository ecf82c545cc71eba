import { z } from "zod";
import { ConceptId } from "../ids.ts";

/** What a placement concluded. */
export const PlacementResult = z.strictObject({
  shown: z.array(ConceptId),
  assumed: z.array(ConceptId),
  missing: z.array(ConceptId),
  unclear: z.array(ConceptId),
});
export type PlacementResult = z.infer<typeof PlacementResult>;
