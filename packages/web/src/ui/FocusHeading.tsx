import { type ReactNode, useEffect, useRef } from "react";
import { useLocation } from "react-router";

type FocusHeadingProps = { level?: 1 | 2; children: ReactNode; className?: string; id?: string };

/**
 * A heading that takes the focus when it appears, so that keyboard and screen reader continue there.
 *
 * On the first page of a visit, a heading of level 1 leaves the focus where the browser puts it.
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
