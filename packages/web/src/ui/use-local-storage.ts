import { useSyncExternalStore } from "react";
import { onStorage, readStorage } from "../browser-storage.ts";

/** A value in localStorage. Changes in other tabs render too. */
export function useLocalStorage(name: string): string | null {
  return useSyncExternalStore(onStorage, () => readStorage(name));
}
