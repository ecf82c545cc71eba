import { useSyncExternalStore } from "react";

const listeners = new Set<() => void>();

/** Keeps a choice in this browser; null forgets it. */
export function setLocalStorage(name: string, value: string | null): void {
  if (value === null) localStorage.removeItem(name);
  else localStorage.setItem(name, value);
  for (const listener of listeners) listener();
}

/** A choice kept in this browser, shared by all its tabs. */
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
