import { type ReactNode, useEffect, useRef } from "react";
import { useLocation } from "react-router";

type FocusHeadingProps = { level?: 1 | 2; children: ReactNode; className?: string; id?: string };

/**
 * A heading that takes the focus when it appears, so that keyboard and screen reader go on from there.
 *
 * Not on the first page of a visit: there the browser's own start is right.
 */
export function FocusHeading({ level = 1, children, className = "", id }: FocusHeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const isFirstPage = useLocation().key === "default";
  const takesFocus = level === 2 || !isFirstPage;
  useEffect(() => {
    if (takesFocus) heading.current?.focus({ preventScroll: level === 1 });
  }, [takesFocus, level]);
  const Level = level === 1 ? "h1" : "h2";
  return (
    <Level ref={heading} id={id} tabIndex={-1} className={className}>
      {children}
    </Level>
  );
}
