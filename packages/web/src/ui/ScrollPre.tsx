import type { ReactNode } from "react";

type ScrollPreProps = { label: string; className?: string; children: ReactNode };

/** Preformatted text that scrolls. It takes the focus, so that keys can scroll it. */
export function ScrollPre({ label, className = "", children }: ScrollPreProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups fields; this is text.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: keys must reach an element that scrolls.
    <pre className={className} tabIndex={0} role="group" aria-label={label}>
      {children}
    </pre>
  );
}
