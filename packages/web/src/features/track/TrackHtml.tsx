import type { MouseEvent } from "react";
import { useNavigate } from "react-router";
import { paths } from "../../paths.ts";

/** Scrolling elements. A tabindex makes them reachable by key. */
const SCROLLING = /<(pre|table)\b/g;
const CONCEPT_HREF = /href="concept:([a-z0-9-]+)"/g;

/**
 * HTML that the server made from the track's Markdown. The server lets no raw HTML through.
 *
 * Links to concepts become links of the app.
 */
export function TrackHtml({ html, className = "" }: { html: string; className?: string }) {
  const navigate = useNavigate();
  const onClick = (event: MouseEvent<HTMLDivElement>) => {
    const to = innerAddress(event);
    if (to === null) return;
    event.preventDefault();
    void navigate(to);
  };
  const linked = html
    .replace(SCROLLING, '$& tabindex="0"')
    .replace(CONCEPT_HREF, (_, id: string) => `href="${paths.lesson(id)}"`);
  return (
    // biome-ignore lint/a11y: the links inside take the keys; this handler only keeps their clicks inside the app.
    <div
      className={`track-html ${className}`}
      onClick={onClick}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: made by the server, which lets no raw HTML through.
      dangerouslySetInnerHTML={{ __html: linked }}
    />
  );
}

/** The path of a clicked link inside the app; null for outer links and for clicks that open a new tab. */
function innerAddress(event: MouseEvent): string | null {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  return link?.getAttribute("href")?.startsWith("/") ? link.getAttribute("href") : null;
}
