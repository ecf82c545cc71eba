import { useEffect, useRef } from "react";
import { isSingleKey, keyName, pairName } from "./key-names.ts";
import { useSingleKeys } from "./single-keys.ts";

/** Actions by the name of a key or a pair of keys: `{ "?": …, "g m": …, "mod+Enter": … }`. */
export type KeyMap = Readonly<Record<string, () => void>>;

/**
 * Runs keyboard shortcuts while the component is mounted.
 *
 * Fields and editors keep the keys that type text. Behind an open dialog the shortcuts of the page do not work. A key that is held
 * down acts once, so its repeats do not reach the page or dialog that it has opened.
 */
export function useKeys(map: KeyMap, where: "page" | "dialog" = "page"): void {
  const latest = useRef(map);
  latest.current = map;
  const singleKeys = useSingleKeys();
  useEffect(() => {
    let before: { name: string; atMs: number } | null = null;
    const onKeyDown = (event: KeyboardEvent) => {
      const name = keyName(event);
      if (event.isComposing || (where === "page" && isBehindDialog())) return;
      if (event.defaultPrevented || (isSingleKey(name) && (!singleKeys || isTyping(event.target)))) return;
      const action = latest.current[pairName(before, name, event.timeStamp)] ?? latest.current[name];
      before = { name, atMs: event.timeStamp };
      if (action === undefined) return;
      event.preventDefault();
      if (!event.repeat) action();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [singleKeys, where]);
}

/** Dialogs are modal here, so any open one covers the page. */
function isBehindDialog(): boolean {
  return document.querySelector("dialog[open]") !== null;
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest("textarea, select") !== null) return true;
  return target instanceof HTMLInputElement && !["radio", "checkbox", "button"].includes(target.type);
}
