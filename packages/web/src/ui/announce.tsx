import { useSyncExternalStore } from "react";

let said = "";
const listeners = new Set<() => void>();

/** Tells a screen reader what has just happened. Words that are said twice in a row are heard twice. */
export function announce(words: string): void {
  said = said === words ? `${words}\u00a0` : words;
  for (const listener of listeners) listener();
}

/** Stands once in the page; `announce` speaks through it. */
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
