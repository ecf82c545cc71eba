import type { MouseEvent } from "react";
import { useNavigate } from "react-router";
import { paths } from "../../paths.ts";

/** What scrolls in itself must be reachable by key. */
const SCROLLING = /<(pre|table)\b/g;
const CONCEPT_HREF = /href="concept:([a-z0-9-]+)"/g;

/**
 * HTML that the server made from the track's Markdown, which lets no raw HTML through.
 *
 * The one place where HTML from outside enters the page. Links to concepts become links of the app.
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
    // biome-ignore lint/a11y: the links inside take the keys; this only keeps their clicks inside the app.
    <div
      className={`track-html ${className}`}
      onClick={onClick}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: the one place, see above.
      dangerouslySetInnerHTML={{ __html: linked }}
    />
  );
}

/** Where a click on a link leads when that is a page of the app, opened here; otherwise null. */
function innerAddress(event: MouseEvent): string | null {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  return link?.getAttribute("href")?.startsWith("/") ? link.getAttribute("href") : null;
}
