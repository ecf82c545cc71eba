import { setTimeout as wait } from "node:timers/promises";
import { isAuloAt } from "./api.ts";
import { isRefusal, Unreachable } from "./problem.ts";

const PROBE_MS = 1_000;

type Patience = {
  base: string;
  signal: AbortSignal;
  /** Called when a call got no response, and again once Aulo responds. */
  onAway: () => void;
  onBack: () => void;
};

/**
 * Calls until there is a response, for work that is safe to repeat. While Aulo is away or too busy, it asks once a second whether
 * it is back.
 *
 * @throws the error of the work, or the signal's reason
 */
export async function patiently<T>(
  work: () => Promise<T>,
  { base, signal, onAway, onBack }: Patience,
): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (isRefusal(error, "too-many-changes")) await wait(PROBE_MS, undefined, { signal });
      else if (error instanceof Unreachable) {
        onAway();
        do await wait(PROBE_MS, undefined, { signal });
        while (!(await isAuloAt(base)));
        onBack();
      } else throw error;
    }
  }
}
