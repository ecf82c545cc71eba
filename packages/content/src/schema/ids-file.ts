import { z } from "zod";
import { Text } from "./parts.ts";

/** The shape of `ids.yaml`: the ids of all concepts, items and exercises that were ever published. */
export const IdsFile = z.strictObject({
  published: z.array(Text),
  renamed: z.record(Text, Text),
  split: z.record(Text, z.array(Text).min(2, "needs at least two new ids; one is a rename")),
});
export type IdsFile = z.infer<typeof IdsFile>;
