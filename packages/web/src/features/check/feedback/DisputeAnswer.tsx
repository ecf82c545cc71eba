import { type Answer, endpoints } from "@aulo/contract";
import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useRef, useState } from "react";
import { call } from "../../../api/call.ts";
import { hasStatus, PlainError } from "../../../api/problem.ts";
import { refetchStanding } from "../../../api/refetch-standing.ts";
import { useKept } from "../../../api/use-kept.ts";
import { Button } from "../../../ui/Button.tsx";
import { Note } from "../../../ui/Note.tsx";
import { ProblemNote } from "../../problem/ProblemNote.tsx";
import { ReasonForm } from "./ReasonForm.tsx";

type DisputeAnswerProps = {
  entryId: string;
  /** Null for a run of an exercise. */
  answer: Answer | null;
  onTakenBack: () => void;
};

/** The button "My answer is right…" and its form; once that is sent, the offer to take the answer back. */
export function DisputeAnswer({ entryId, answer, onTakenBack }: DisputeAnswerProps) {
  const reason = useKept(`dispute:${entryId}`, "");
  const [open, setOpen] = useState(reason.value !== "");
  const button = useRef<HTMLButtonElement>(null);
  const params = { entryId };
  const send = useMutation({
    mutationFn: (words: string) => {
      if (words.trim() === "") throw new PlainError("Write in a sentence why your answer is right.");
      return call(endpoints.disputeAnswer, { params, body: { reason: words, answer } });
    },
    onSuccess: reason.drop,
  });
  const takeBack = useMutation({
    mutationFn: (note: string) => call(endpoints.voidEntry, { params, body: { note } }),
    onSuccess: async () => {
      onTakenBack();
      await refetchStanding();
    },
  });
  const close = () => {
    setOpen(false);
    send.reset();
    button.current?.focus();
  };

  if (takeBack.isSuccess)
    return <Said key="taken-back" words="The answer is taken back. It no longer counts." />;
  if (send.isSuccess) {
    return (
      <Said key="thanks" words="Thank you. The authors will see your reason and your answer.">
        <ProblemNote error={takeBack.error} />
        <div className="item-buttons">
          <Button disabled={takeBack.isPending} onClick={() => takeBack.mutate(send.data.reason)}>
            Take the answer back
          </Button>
        </div>
      </Said>
    );
  }
  return (
    <div className="stack">
      <div className="row row-quiet">
        <Button
          ref={button}
          look="quiet"
          aria-expanded={open}
          onClick={() => (open ? close() : setOpen(true))}
        >
          My answer is right…
        </Button>
      </div>
      {open && (
        <ReasonForm
          reason={reason}
          isSending={send.isPending}
          error={inPlainWords(send.error)}
          onSend={send.mutate}
          onCancel={close}
        />
      )}
    </div>
  );
}

/** A note that takes the focus when it appears, because the button before it is gone. */
function Said({ words, children }: { words: string; children?: ReactNode }) {
  return (
    <Note>
      <p ref={takeFocus} tabIndex={-1} className="dispute-words">
        {words}
      </p>
      {children}
    </Note>
  );
}

function takeFocus(element: HTMLElement | null): void {
  element?.focus();
}

/** The server's message on an unknown answer is for programs. */
function inPlainWords(error: unknown): unknown {
  if (!hasStatus(error, 404)) return error;
  return new PlainError("This answer is no longer in your log. Another tab may have replaced or deleted it.");
}
