import { useSyncExternalStore } from "react";

let said = "";
const listeners = new Set<() => void>();

/**
 * Announces words through the live region. When the words are the same again, an added space makes screen
 * readers repeat them.
 */
export function announce(words: string): void {
  said = said === words ? `${words}\u00a0` : words;
  for (const listener of listeners) listener();
}

/** The ARIA live region of `announce`. Render it once. */
export function LiveRegion() {
  const words = useSyncExternalStore(subscribe, () => said);
  return (
    <div className="unseen" role="status" aria-live="polite">
      {words}
    </div>
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
