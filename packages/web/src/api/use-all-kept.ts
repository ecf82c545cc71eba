import { useSyncExternalStore } from "react";
import { onStorage } from "../browser-storage.ts";
import { unsent } from "./unsent.ts";

/** Whether all unsent work outlasts the page. It does not when the browser's storage is full or blocked. */
export function useAllKept(): boolean {
  return useSyncExternalStore(onStorage, unsent.isAllKept);
}
