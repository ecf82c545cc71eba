import { writeStorage } from "../../browser-storage.ts";
import { useLocalStorage } from "../../ui/use-local-storage.ts";

const NAME = "aulo.single-keys";

/** Whether shortcuts without a modifier are on. Speech input types letters, so they can be turned off (WCAG 2.1.4). */
export function useSingleKeys(): boolean {
  return useLocalStorage(NAME) !== "off";
}

export function setSingleKeys(on: boolean): void {
  writeStorage(NAME, on ? null : "off");
}
