import { z } from "zod";
import { Text } from "./parts.ts";

/** The shape of `ids.yaml`: every id of a concept, an item or an exercise that was ever published. */
export const IdsFile = z.strictObject({
  published: z.array(Text),
  renamed: z.record(Text, Text),
  split: z.record(Text, z.array(Text).min(2, "needs at least two new ids; one is a rename")),
});
export type IdsFile = z.infer<typeof IdsFile>;
