import { z } from "zod";
import { ScopeId, Text } from "./parts.ts";

/** The shape of `scope.yaml`: the subjects that the track promises to cover, and those still open. */
export const ScopeFile = z.strictObject({
  ids: z.array(z.strictObject({ id: ScopeId, title: Text })),
  open: z.array(ScopeId),
});
export type ScopeFile = z.infer<typeof ScopeFile>;
