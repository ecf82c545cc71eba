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
  /** Sandboxes that are kept ready, so that a run starts quickly. */
  kept: z.strictObject({
    /** Number that are ready now. */
    ready: z.int().min(0),
    /** The most memory that they may take together, MB; 0 when none are kept. */
    mostMb: z.int().min(0),
    /** Time after the last run of their kind after which they end. */
    idleMinutes: z.number().min(0),
  }),
});
export type Sandbox = z.infer<typeof Sandbox>;
