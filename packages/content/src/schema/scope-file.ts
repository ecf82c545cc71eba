import { z } from "zod";
import { ScopeId, Text } from "./parts.ts";

/** The shape of `scope.yaml`: what the track promises to cover. */
export const ScopeFile = z.strictObject({
  ids: z.array(z.strictObject({ id: ScopeId, title: Text })),
  open: z.array(ScopeId),
});
export type ScopeFile = z.infer<typeof ScopeFile>;
