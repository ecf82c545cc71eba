import { z } from "zod";

/** How strongly learners' code is walled in on the machine that serves. */
export const Sandbox = z.strictObject({
  /**
   * By what: the system keeps it from everything but its own folder; or from the machine's files, network and processes, while it
   * shares the rest with them; or it is guarded against accidents alone.
   */
  walls: z.enum(["contained", "walled-off", "guarded"]),
  /** What kept the machine from containing it; null when it is contained. */
  because: z.string().nullable(),
});
export type Sandbox = z.infer<typeof Sandbox>;
