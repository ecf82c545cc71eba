import { writeStorage } from "../../browser-storage.ts";
import { useLocalStorage } from "../../ui/use-local-storage.ts";

const NAME = "aulo.wrap-lines";

/** Whether editors wrap long lines; remembered in this browser. */
export function useWrapping(): boolean {
  return useLocalStorage(NAME) !== "off";
}

export function setWrapping(on: boolean): void {
  writeStorage(NAME, on ? null : "off");
}
