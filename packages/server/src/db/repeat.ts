/** Calls `work`, which must not reject, in this interval, one call after the other. `stop` resolves when the last call has ended. */
export function repeat(pauseMs: number, work: () => Promise<void>): { stop: () => Promise<void> } {
  let last = Promise.resolve();
  const timer = setInterval(() => {
    last = last.then(work);
  }, pauseMs);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await last;
    },
  };
}
