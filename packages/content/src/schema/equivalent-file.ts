import { z } from "zod";
import { Text } from "./parts.ts";

/** A mutant of a solution that is right too, so that no test can kill it. */
const EquivalentMutant = z.strictObject({
  /** Id of the mutant: a hash of the prompt and of the file before and after the change. */
  mutant: z.string().regex(/^[0-9a-f]{12}$/, "must be the 12 hexadecimal digits that `mutate` prints"),
  /** The change, for readers. */
  change: Text,
  /** Reason for which the prompt allows the change. */
  reason: Text,
});
export type EquivalentMutant = z.infer<typeof EquivalentMutant>;

/** The shape of `equivalent.yaml`. */
export const EquivalentFile = z.array(EquivalentMutant);
