/** Whether the last call reached the server. The shell's banner subscribes to it. */
let reachable = true;
const listeners = new Set<() => void>();

export const connection = {
  isReachable: () => reachable,
  report(now: boolean): void {
    if (now === reachable) return;
    reachable = now;
    for (const listener of listeners) listener();
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
