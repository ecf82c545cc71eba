import { type Check, endpoints, type PublicItem } from "@aulo/contract";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../api/call.ts";
import { announce } from "../../ui/announce.tsx";
import { Button } from "../../ui/Button.tsx";
import { InlineCode } from "../../ui/InlineCode.tsx";
import { Note } from "../../ui/Note.tsx";
import { ProblemNote } from "../problem/ProblemNote.tsx";

type HintsProps = { check: Check; item: PublicItem };

/** The hints shown so far, and the button for the next. Empty for an item without hints. */
export function Hints({ check, item }: HintsProps) {
  const [shown, setShown] = useState<readonly string[]>(check.hintsShown);
  const next = useMutation({
    mutationFn: () => call(endpoints.askHint, { params: { checkId: check.id } }),
    onSuccess: ({ number, text }) => {
      setShown((before) => [...before, text]);
      announce(`Hint ${number}: ${text}`);
    },
  });
  if (item.hints === 0) return null;
  return (
    <div className="stack-s">
      {shown.map((text, index) => (
        <Note key={text} title={`Hint ${index + 1} of ${item.hints}`}>
          <p>
            <InlineCode text={text} />
          </p>
        </Note>
      ))}
      {shown.length < item.hints && (
        <div>
          <Button disabled={next.isPending} onClick={() => next.mutate()}>
            {shown.length === 0 ? "Show a hint" : "Show the next hint"}{" "}
            <span className="soft small">
              ({shown.length + 1} of {item.hints})
            </span>
          </Button>
        </div>
      )}
      {item.kind === "exercise" && <p className="soft small">{sayCost(item.hints - shown.length)}</p>}
      <ProblemNote error={next.error} />
    </div>
  );
}

function sayCost(left: number): string {
  return left > 0
    ? "After the last hint it no longer counts as your own code."
    : "You have seen the last hint, so it no longer counts as your own code. Another exercise can show it.";
}
