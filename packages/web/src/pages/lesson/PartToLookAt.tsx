import { type ReactNode, useEffect, useRef } from "react";

type PartToLookAtProps = {
  /** Scrolls to the part when the page opens. */
  isFirst: boolean;
  children: ReactNode;
};

/** The part of a lesson that the learner's mistakes belong to, softly marked. */
export function PartToLookAt({ isFirst, children }: PartToLookAtProps) {
  const part = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!isFirst) return;
    part.current?.focus({ preventScroll: true });
    part.current?.scrollIntoView({ block: "start" });
  }, [isFirst]);
  return (
    <section ref={part} className="lesson lesson-part" tabIndex={-1} aria-label="The part to look at again">
      {children}
    </section>
  );
}
