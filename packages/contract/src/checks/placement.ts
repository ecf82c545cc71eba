import { z } from "zod";
import { ConceptId } from "../ids.ts";

/** Concepts, grouped by the result of a placement. */
export const PlacementResult = z.strictObject({
  shown: z.array(ConceptId),
  assumed: z.array(ConceptId),
  missing: z.array(ConceptId),
  unclear: z.array(ConceptId),
});
export type PlacementResult = z.infer<typeof PlacementResult>;
