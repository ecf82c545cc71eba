/** localStorage that never throws: where the browser blocks it or it is full, values last as long as the page. */
const memory = new Map<string, string>();
const listeners = new Set<() => void>();

export function readStorage(name: string): string | null {
  return memory.get(name) ?? withStorage("localStorage", (storage) => storage.getItem(name)) ?? null;
}

/**
 * Sets a value; null removes it.
 *
 * @returns false when the value will be gone with the page
 */
export function writeStorage(name: string, value: string | null): boolean {
  memory.delete(name);
  const isKept =
    withStorage("localStorage", (storage) => {
      if (value === null) storage.removeItem(name);
      else storage.setItem(name, value);
      return true;
    }) ?? false;
  if (!isKept && value !== null) memory.set(name, value);
  for (const listener of listeners) listener();
  return isKept;
}

/** Names of all values that start with `prefix`. */
export function listStorage(prefix: string): string[] {
  const kept = withStorage("localStorage", (storage) => Object.keys(storage)) ?? [];
  return [...new Set([...kept, ...memory.keys()])].filter((name) => name.startsWith(prefix));
}

/** Whether a value whose name starts with `prefix` will be gone with the page. */
export function isInMemory(prefix: string): boolean {
  return [...memory.keys()].some((name) => name.startsWith(prefix));
}

/** Calls back after each change, also in another tab. */
export function onStorage(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

/** The result of `work`; null when the storage throws, since it is full or the learner's browser blocks it. */
export function withStorage<T>(
  name: "localStorage" | "sessionStorage",
  work: (storage: Storage) => T,
): T | null {
  try {
    return work(window[name]);
  } catch {
    return null;
  }
}
