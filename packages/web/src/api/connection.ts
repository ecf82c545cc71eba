/**
 * Whether the server responds. The shell's banner subscribes to it.
 *
 * While it does not respond, a probe asks every few seconds, so that waiting work goes on as soon as it is back.
 */
const PROBE_MS = 3000;
/** Outside the API: it needs no learner and no database. */
const PROBE_PATH = "/healthz";

let reachable = true;
let isProbing = false;
const listeners = new Set<() => void>();

export const connection = {
  isReachable: () => reachable,

  report(now: boolean): void {
    if (!now) probeLater();
    if (now === reachable) return;
    reachable = now;
    for (const listener of listeners) listener();
  },

  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },

  /** Asks the server now. */
  async check(): Promise<boolean> {
    const response = await fetch(PROBE_PATH, { cache: "no-store" }).catch(() => null);
    connection.report(response?.ok ?? false);
    return reachable;
  },

  /** Resolves once the server responds, at once when it does; never after `signal` is aborted. */
  untilReachable(signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const stop = connection.subscribe(() => reachable && done());
      const done = () => {
        stop();
        if (!signal?.aborted) resolve();
      };
      signal?.addEventListener("abort", stop, { once: true });
      if (reachable) done();
    });
  },
};

function probeLater(): void {
  if (isProbing) return;
  isProbing = true;
  setTimeout(() => {
    isProbing = false;
    if (!reachable) void connection.check();
  }, PROBE_MS);
}
