import { z } from "zod";
import { KebabId, Minutes, ScopeId, Text } from "./parts.ts";

/** The shape of the front matter of `concept.md`. */
export const FrontMatter = z.strictObject({
  id: KebabId,
  title: Text,
  use: Text,
  requires: z.array(KebabId),
  covers: z.array(ScopeId).min(1),
  minutes: Minutes,
  aliases: z.array(Text).default([]),
  seenIn: z.strictObject({ path: Text, text: Text }).nullable().default(null),
});
export type FrontMatter = z.infer<typeof FrontMatter>;
