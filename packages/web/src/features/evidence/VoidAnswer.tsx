import { endpoints, LIMITS } from "@aulo/contract";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { call } from "../../api/call.ts";
import { refetchStanding } from "../../api/refetch-standing.ts";
import { useKept } from "../../api/use-kept.ts";
import { announce } from "../../ui/announce.tsx";
import { Button } from "../../ui/Button.tsx";
import { Modal } from "../../ui/Modal.tsx";
import { ProblemNote } from "../problem/ProblemNote.tsx";

type VoidAnswerProps = { entryId: string; what: string };

/** A button that takes an answer back, with an optional note. The learner's state is then folded without the answer. */
export function VoidAnswer({ entryId, what }: VoidAnswerProps) {
  const [open, setOpen] = useState(false);
  const note = useKept(`take-back:${entryId}`, "");
  const takeBack = useMutation({
    mutationFn: () => call(endpoints.voidEntry, { params: { entryId }, body: { note: note.value } }),
    onSuccess: async () => {
      note.drop();
      setOpen(false);
      await refetchStanding();
      announce("The answer is taken back.");
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    takeBack.mutate();
  };
  return (
    <>
      <Button look="quiet" aria-label={`Take it back: ${what}`} onClick={() => setOpen(true)}>
        Take it back
      </Button>
      <Modal
        open={open}
        onOpenChange={setOpen}
        title="Take this answer back?"
        says="Do this when an item was wrong or unfair, or when the answer was not yours. Aulo then acts as if you had never given it."
      >
        <form className="stack" onSubmit={submit}>
          <p>{what}</p>
          <div className="field">
            <label htmlFor="void-note">What was wrong? (optional)</label>
            <textarea
              id="void-note"
              className="input"
              rows={2}
              maxLength={LIMITS.noteChars}
              value={note.value}
              onChange={(event) => note.keep(event.currentTarget.value)}
            />
          </div>
          <ProblemNote error={takeBack.error} />
          <div className="row">
            <Button look="primary" type="submit" disabled={takeBack.isPending}>
              Take the answer back
            </Button>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
          </div>
        </form>
      </Modal>
    </>
  );
}
