import { z } from "zod";

/** How strongly the server's machine isolates learners' code. */
export const Sandbox = z.strictObject({
  /**
   * `contained`: the system denies the code everything but its own folder. `walled-off`: the system denies it the machine's files,
   * network and processes, but shares everything else. `guarded`: protection against accidents only.
   */
  walls: z.enum(["contained", "walled-off", "guarded"]),
  /** Why the machine cannot contain the code; null when it does. */
  because: z.string().nullable(),
});
export type Sandbox = z.infer<typeof Sandbox>;
