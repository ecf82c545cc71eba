import { writeStorage } from "../../../browser-storage.ts";
import { useLocalStorage } from "../../../ui/use-local-storage.ts";

const NAME = "aulo:own-editor";

/** Whether the learner works in an editor of their own, which the page then follows. */
export function useFollowing(): boolean {
  return useLocalStorage(NAME) === "on";
}

export function setFollowing(isOn: boolean): void {
  writeStorage(NAME, isOn ? "on" : null);
}
