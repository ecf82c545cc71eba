type Waiting = { enter: () => void; moved: (ahead: number) => void };

/**
 * Queue that lets `places` callers in at once. The others wait in order and are told how many are ahead of
 * them.
 */
export function createQueue(places: number) {
  let taken = 0;
  const waiting: Waiting[] = [];

  const leave = () => {
    taken -= 1;
    const next = waiting.shift();
    if (next) {
      taken += 1;
      next.enter();
    }
    waiting.forEach(({ moved }, ahead) => {
      moved(ahead);
    });
  };

  /** Resolves with the function to call on leaving, or with null when the signal ended the wait. */
  const enter = (onQueued: (ahead: number) => void, signal?: AbortSignal): Promise<(() => void) | null> => {
    if (signal?.aborted) return Promise.resolve(null);
    if (taken < places) {
      taken += 1;
      return Promise.resolve(leave);
    }
    return new Promise((resolve) => {
      const place = { enter: () => resolve(leave), moved: onQueued };
      onQueued(waiting.push(place) - 1);
      const giveUp = () => {
        const at = waiting.indexOf(place);
        if (at === -1) return;
        waiting.splice(at, 1);
        resolve(null);
      };
      signal?.addEventListener("abort", giveUp, { once: true });
    });
  };

  const busyness = () => {
    if (taken === 0) return "nothing runs";
    return taken < places ? "a place is free" : "all places are taken";
  };

  return { enter, busyness };
}
