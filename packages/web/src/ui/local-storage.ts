import { useSyncExternalStore } from "react";

const listeners = new Set<() => void>();

/** Sets a value in localStorage; null removes it. */
export function setLocalStorage(name: string, value: string | null): void {
  if (value === null) localStorage.removeItem(name);
  else localStorage.setItem(name, value);
  for (const listener of listeners) listener();
}

/** A value in localStorage. Changes in other tabs render too. */
export function useLocalStorage(name: string): string | null {
  return useSyncExternalStore(subscribe, () => localStorage.getItem(name));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}
