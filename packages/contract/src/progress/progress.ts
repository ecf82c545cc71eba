import { z } from "zod";

/** Strong concepts by day, for the picture of progress. */
export const ProgressView = z.strictObject({
  days: z.array(z.strictObject({ day: z.iso.date(), strong: z.int(), attempts: z.int() })),
  attempts: z.int(),
  strong: z.int(),
});
export type ProgressView = z.infer<typeof ProgressView>;
