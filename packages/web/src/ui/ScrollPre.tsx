import type { ReactNode } from "react";

type ScrollPreProps = { label: string; className?: string; children: ReactNode };

/** Text as written, which scrolls in itself: so it can be reached and scrolled by key. */
export function ScrollPre({ label, className = "", children }: ScrollPreProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups fields; this is text.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key.
    <pre className={className} tabIndex={0} role="group" aria-label={label}>
      {children}
    </pre>
  );
}
