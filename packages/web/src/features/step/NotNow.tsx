import { Deferral, endpoints, LIMITS } from "@aulo/contract";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useNavigate } from "react-router";
import { call } from "../../api/call.ts";
import { queries } from "../../api/queries.ts";
import { queryClient, refetchStanding } from "../../api/query-client.ts";
import { paths } from "../../paths.ts";
import { announce } from "../../ui/announce.tsx";
import { Button } from "../../ui/Button.tsx";
import { Modal } from "../../ui/Modal.tsx";
import { ProblemNote } from "../problem/ProblemNote.tsx";

const WHYS: Readonly<Record<Deferral["why"], string>> = {
  "too-hard": "It looks too hard",
  "too-easy": "It looks too easy",
  "not-interested": "It does not interest me",
  "no-time": "I have no time for it now",
  other: "Something else",
};

/** The button "Not now": asks why, defers the concept, and shows the next best step. */
export function NotNow({ concept }: { concept: string }) {
  const [open, setOpen] = useState(false);
  const navigate = useNavigate();
  const putOff = useMutation({
    mutationFn: (body: Deferral) => call(endpoints.putOff, { body }),
    onSuccess: async (step) => {
      setOpen(false);
      await refetchStanding();
      queryClient.setQueryData(queries.step().queryKey, step);
      announce(`Put off. Your next step: ${step.title}.`);
      await navigate(paths.home());
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    putOff.mutate(Deferral.parse({ concept, why: form.get("why"), note: form.get("note") }));
  };
  return (
    <>
      <Button look="quiet" onClick={() => setOpen(true)}>
        Not now
      </Button>
      <Modal open={open} onOpenChange={setOpen} title="Not now" says="It comes back later. Why not now?">
        <form className="stack" onSubmit={submit}>
          <fieldset>
            <legend className="unseen">Why not now?</legend>
            {Object.entries(WHYS).map(([why, words]) => (
              <label key={why} className="tick">
                <input type="radio" name="why" value={why} defaultChecked={why === "too-hard"} /> {words}
              </label>
            ))}
          </fieldset>
          <div className="field">
            <label htmlFor="not-now-note">A note to yourself (optional)</label>
            <input id="not-now-note" className="input" name="note" maxLength={LIMITS.noteChars} />
          </div>
          <ProblemNote error={putOff.error} />
          <div className="row">
            <Button look="primary" type="submit" disabled={putOff.isPending}>
              Show me the next best
            </Button>
            <Button onClick={() => setOpen(false)}>Stay with this</Button>
          </div>
        </form>
      </Modal>
    </>
  );
}
