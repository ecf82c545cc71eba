import { useSyncExternalStore } from "react";

/** Time for a screen reader to take in the words. Then the region is emptied, so that they are not read again on a later page. */
const KEPT_MS = 7_000;

let said = "";
let emptying: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

/**
 * Announces words through the live region. When the words are the same again, an added space makes screen
 * readers repeat them.
 */
export function announce(words: string): void {
  say(said === words ? `${words}\u00a0` : words);
  clearTimeout(emptying);
  emptying = setTimeout(() => say(""), KEPT_MS);
}

/** The ARIA live region of `announce`. Render it once. */
export function LiveRegion() {
  const words = useSyncExternalStore(subscribe, () => said);
  return (
    <div className="unseen" role="status" aria-live="polite" data-announced>
      {words}
    </div>
  );
}

function say(words: string): void {
  said = words;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
