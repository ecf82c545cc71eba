import { type Deferral, endpoints, LIMITS } from "@aulo/contract";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useNavigate } from "react-router";
import { call } from "../../api/call.ts";
import { queries } from "../../api/queries.ts";
import { queryClient } from "../../api/query-client.ts";
import { refetchStanding } from "../../api/refetch-standing.ts";
import { useKept } from "../../api/use-kept.ts";
import { paths } from "../../paths.ts";
import { announce } from "../../ui/announce.tsx";
import { Button } from "../../ui/Button.tsx";
import { Modal } from "../../ui/Modal.tsx";
import { ProblemNote } from "../problem/ProblemNote.tsx";

const WHYS: readonly { why: Deferral["why"]; words: string }[] = [
  { why: "too-hard", words: "It looks too hard" },
  { why: "too-easy", words: "It looks too easy" },
  { why: "not-interested", words: "It does not interest me" },
  { why: "no-time", words: "I have no time for it now" },
  { why: "other", words: "Something else" },
];

/** The button "Not now": asks why, defers the concept, and shows the next best step. */
export function NotNow({ concept }: { concept: string }) {
  const [open, setOpen] = useState(false);
  const navigate = useNavigate();
  const chosen = useKept<Deferral["why"]>(`not-now-why:${concept}`, "too-hard");
  const note = useKept(`not-now-note:${concept}`, "");
  const putOff = useMutation({
    mutationFn: () => call(endpoints.putOff, { body: { concept, why: chosen.value, note: note.value } }),
    onSuccess: async (step) => {
      setOpen(false);
      chosen.drop();
      note.drop();
      await refetchStanding();
      queryClient.setQueryData(queries.step().queryKey, step);
      announce(`Put off. Your next step: ${step.title}.`);
      await navigate(paths.home());
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    putOff.mutate();
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
            {WHYS.map(({ why, words }) => (
              <label key={why} className="tick">
                <input
                  type="radio"
                  name="why"
                  checked={why === chosen.value}
                  onChange={() => chosen.keep(why)}
                />{" "}
                {words}
              </label>
            ))}
          </fieldset>
          <div className="field">
            <label htmlFor="not-now-note">A note to yourself (optional)</label>
            <input
              id="not-now-note"
              className="input"
              maxLength={LIMITS.noteChars}
              value={note.value}
              onChange={(event) => note.keep(event.currentTarget.value)}
            />
          </div>
          <ProblemNote error={putOff.error} />
          <div className="row">
            <Button look="primary" type="submit" disabled={putOff.isPending}>
              Show me the next best step
            </Button>
            <Button onClick={() => setOpen(false)}>Stay with this</Button>
          </div>
        </form>
      </Modal>
    </>
  );
}
