import { LIMITS } from "@aulo/contract";
import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef } from "react";
import { Button } from "../../../ui/Button.tsx";
import { ProblemNote } from "../../problem/ProblemNote.tsx";

type ReasonFormProps = {
  isSending: boolean;
  error: unknown;
  onSend: (reason: string) => void;
  onCancel: () => void;
};

/** Asks why an answer is right. Ctrl+Enter sends, Escape cancels. */
export function ReasonForm({ isSending, error, onSend, onCancel }: ReasonFormProps) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!isSending) onSend(String(new FormData(event.currentTarget).get("reason")));
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
          name="reason"
          rows={3}
          maxLength={LIMITS.reasonChars}
          aria-describedby={`${id}-use`}
          onKeyDown={onKeyDown}
        />
        <p id={`${id}-use`} className="small soft">
          The authors of the item read it. They do not see who you are.
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
