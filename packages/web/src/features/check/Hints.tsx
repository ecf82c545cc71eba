import { type Check, endpoints, type PublicItem } from "@aulo/contract";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { call } from "../../api/call.ts";
import { announce } from "../../ui/announce.tsx";
import { Button } from "../../ui/Button.tsx";
import { InlineCode } from "../../ui/InlineCode.tsx";
import { Note } from "../../ui/Note.tsx";
import { CheckProblem } from "./CheckProblem.tsx";

export type HintState = {
  shown: readonly string[];
  /** Number of hints of the item. */
  of: number;
  error: unknown;
  ask: () => void;
};

type HintsProps = { check: Check; item: PublicItem; onRefresh: () => void };

/** The hints shown so far, and the button for the next. Empty for an item without hints. */
export function Hints({ check, item, onRefresh }: HintsProps) {
  const hints = useHints(check, item);
  if (hints.of === 0) return null;
  return (
    <div className="stack-s">
      <ShownHints hints={hints} onRefresh={onRefresh} />
      <HintButton hints={hints} />
    </div>
  );
}

/** The hints of a check's open item. */
export function useHints(check: Check, item: PublicItem): HintState {
  const [asked, setAsked] = useState<readonly string[]>([]);
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => call(endpoints.askHint, { params: { checkId: check.id } }),
    onSuccess: ({ number, text }) => {
      setAsked([...shown.slice(0, number - 1), text]);
      announce(`Hint ${number}: ${text}`);
    },
  });
  // Another tab, or an earlier visit of the page, may have asked for more.
  const shown = check.hintsShown.length > asked.length ? check.hintsShown : asked;
  return { shown, of: item.hints, error, ask: () => isPending || mutate() };
}

type ShownHintsProps = { hints: HintState; onRefresh: () => void };

/** The hints shown so far. A new one is scrolled into view. */
export function ShownHints({ hints: { shown, of, error }, onRefresh }: ShownHintsProps) {
  const newest = useRef<HTMLDivElement>(null);
  const before = useRef(shown.length);
  useEffect(() => {
    if (shown.length === before.current) return;
    before.current = shown.length;
    newest.current?.scrollIntoView({ block: "nearest" });
    // The button, which had the focus, is gone after the last hint.
    if (document.activeElement === document.body) newest.current?.focus({ preventScroll: true });
  }, [shown.length]);
  return (
    <>
      {shown.map((text, index) => (
        <div
          key={text}
          ref={index === shown.length - 1 ? newest : null}
          className="comes-into-view"
          tabIndex={-1}
        >
          <Note title={`Hint ${index + 1} of ${of}`}>
            <p>
              <InlineCode text={text} />
            </p>
          </Note>
        </div>
      ))}
      <CheckProblem error={error} onRefresh={onRefresh} />
    </>
  );
}

/** The button for the next hint; nothing after the last. It is never disabled, since it would lose the focus. */
export function HintButton({ hints: { shown, of, ask } }: { hints: HintState }) {
  if (shown.length >= of) return null;
  return (
    <div>
      <Button onClick={ask}>
        {shown.length === 0 ? "Show a hint" : "Show the next hint"}{" "}
        <span className="soft small">
          ({shown.length + 1} of {of})
        </span>
      </Button>
    </div>
  );
}
