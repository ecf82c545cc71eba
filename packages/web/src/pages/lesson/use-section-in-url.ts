import { useEffect } from "react";
import { useLocation } from "react-router";

/** Scrolls to the part of the lesson that the URL's hash names, and moves the focus there. */
export function useSectionInUrl(): void {
  const { hash, key } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a link to the same part scrolls there again.
  useEffect(() => {
    const heading = hash === "" ? null : document.getElementById(decodeURIComponent(hash.slice(1)));
    if (heading === null) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    heading.scrollIntoView({ block: "start" });
  }, [hash, key]);
}
