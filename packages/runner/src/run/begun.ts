import { z } from "zod";

const Exit = { exitCode: z.number().nullable(), signal: z.string().nullable() };

/** The learner's side on how it began; anything else is refused. */
export const Begun = z.discriminatedUnion("state", [
  z.object({ state: z.literal("ready"), afterMs: z.number().optional() }),
  z.object({ state: z.literal("not-ready") }),
  z.object({ state: z.literal("exited"), ...Exit }),
]);
export type Begun = z.infer<typeof Begun>;
