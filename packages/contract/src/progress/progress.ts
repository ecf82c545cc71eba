import { z } from "zod";

/** Number of strong concepts and of answers by day, for the progress chart. */
export const ProgressView = z.strictObject({
  days: z.array(z.strictObject({ day: z.iso.date(), strong: z.int(), attempts: z.int() })),
  attempts: z.int(),
  strong: z.int(),
});
export type ProgressView = z.infer<typeof ProgressView>;
