import { type RefObject, useEffect } from "react";

const MARGIN_PX = 16;

/**
 * Sets the `top` of an element with `position: sticky`. An element taller than the window sticks once its end is in view, so
 * that every part of it can be read by scrolling the page.
 */
export function useStickyTop(element: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const { current } = element;
    if (current === null) return;
    const place = () => {
      current.style.top = `${Math.min(MARGIN_PX, window.innerHeight - current.offsetHeight - MARGIN_PX)}px`;
    };
    const observer = new ResizeObserver(place);
    observer.observe(current);
    window.addEventListener("resize", place);
    return () => {
      observer.disconnect();
      window.removeEventListener("resize", place);
    };
  }, [element]);
}
