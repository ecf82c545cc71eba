import { endpoints, LIMITS } from "@aulo/contract";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { call } from "../../api/call.ts";
import { refetchStanding } from "../../api/query-client.ts";
import { announce } from "../../ui/announce.tsx";
import { Button } from "../../ui/Button.tsx";
import { Modal } from "../../ui/Modal.tsx";
import { ProblemNote } from "../problem/ProblemNote.tsx";

type VoidAnswerProps = { entryId: string; what: string };

/** A button that takes an answer back, with an optional note. The learner's state is then folded without the answer. */
export function VoidAnswer({ entryId, what }: VoidAnswerProps) {
  const [open, setOpen] = useState(false);
  const takeBack = useMutation({
    mutationFn: (note: string) => call(endpoints.voidEntry, { params: { entryId }, body: { note } }),
    onSuccess: async () => {
      setOpen(false);
      await refetchStanding();
      announce("The answer is taken back.");
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    takeBack.mutate(String(new FormData(event.currentTarget).get("note")));
  };
  return (
    <>
      <Button look="quiet" aria-label={`Take the answer back: ${what}`} onClick={() => setOpen(true)}>
        Take it back
      </Button>
      <Modal
        open={open}
        onOpenChange={setOpen}
        title="Take this answer back?"
        says="For an item that was wrong or unfair, or an answer that was not yours. Aulo then believes the same as if you had never given it."
      >
        <form className="stack" onSubmit={submit}>
          <p>{what}</p>
          <div className="field">
            <label htmlFor="void-note">What was wrong? (optional)</label>
            <textarea id="void-note" className="input" name="note" rows={2} maxLength={LIMITS.noteChars} />
          </div>
          <ProblemNote error={takeBack.error} />
          <div className="row">
            <Button look="primary" type="submit" disabled={takeBack.isPending}>
              Take the answer back
            </Button>
            <Button onClick={() => setOpen(false)}>Leave it</Button>
          </div>
        </form>
      </Modal>
    </>
  );
}
