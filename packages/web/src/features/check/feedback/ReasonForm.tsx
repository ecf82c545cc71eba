import { LIMITS } from "@aulo/contract";
import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef } from "react";
import type { Kept } from "../../../api/use-kept.ts";
import { Button } from "../../../ui/Button.tsx";
import { ProblemNote } from "../../problem/ProblemNote.tsx";

type ReasonFormProps = {
  reason: Kept<string>;
  isSending: boolean;
  error: unknown;
  onSend: (reason: string) => void;
  onCancel: () => void;
};

/** Asks why an answer is right. Ctrl+Enter sends, Escape cancels. */
export function ReasonForm({ reason, isSending, error, onSend, onCancel }: ReasonFormProps) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!isSending) onSend(reason.value);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === "Escape") onCancel();
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    // The page's own Ctrl+Enter would leave the feedback.
    event.preventDefault();
    event.currentTarget.form?.requestSubmit();
  };
  return (
    <form className="stack" onSubmit={submit}>
      <div className="field">
        <label htmlFor={id}>Why is your answer right?</label>
        <textarea
          ref={field}
          id={id}
          className="input"
          rows={3}
          maxLength={LIMITS.reasonChars}
          aria-describedby={`${id}-use`}
          value={reason.value}
          onChange={(event) => reason.keep(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <p id={`${id}-use`} className="small soft">
          The authors of the item will read it. They do not see who you are.
        </p>
      </div>
      <ProblemNote error={error} />
      <div className="row">
        <Button look="primary" type="submit" disabled={isSending}>
          {isSending ? "Sending…" : "Send"}
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </form>
  );
}
