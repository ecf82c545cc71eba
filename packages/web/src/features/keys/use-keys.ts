import { useEffect, useRef } from "react";
import { isSingleKey, keyName, pairName } from "./key-names.ts";
import { useSingleKeys } from "./single-keys.ts";

/** What to do at a key, or at two in a row: `{ "?": …, "g m": …, "mod+Enter": … }`. */
export type KeyMap = Readonly<Record<string, () => void>>;

/** Listens to keys while the component is shown. Keys that type text are left to fields and editors. */
export function useKeys(map: KeyMap): void {
  const latest = useRef(map);
  latest.current = map;
  const singleKeys = useSingleKeys();
  useEffect(() => {
    let before: { name: string; atMs: number } | null = null;
    const onKeyDown = (event: KeyboardEvent) => {
      const name = keyName(event);
      if (event.defaultPrevented || (isSingleKey(name) && (!singleKeys || isTyping(event.target)))) return;
      const action = latest.current[pairName(before, name, event.timeStamp)] ?? latest.current[name];
      before = { name, atMs: event.timeStamp };
      if (action === undefined) return;
      event.preventDefault();
      action();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [singleKeys]);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest("textarea, select, [role=dialog]") !== null) return true;
  return target instanceof HTMLInputElement && !["radio", "checkbox", "button"].includes(target.type);
}
