import { endpoints } from "@aulo/contract";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { call, callWithoutReply } from "../../api/call.ts";
import { forgetLastLearner } from "../../api/learner.ts";
import { refetchStanding } from "../../api/refetch-standing.ts";
import { unsent } from "../../api/unsent.ts";
import { ProblemNote } from "../../features/problem/ProblemNote.tsx";
import { useTrack } from "../../features/track/use-track.ts";
import { paths } from "../../paths.ts";
import { announce } from "../../ui/announce.tsx";
import { ConfirmButton } from "../../ui/ConfirmButton.tsx";
import { Section } from "../../ui/Section.tsx";

/** Value of the option "every concept". */
const ALL = "";

/** Buttons to reset one concept or all, and to delete the learner. */
export function ForgetSection() {
  const { track, title } = useTrack();
  const [chosen, setChosen] = useState(ALL);
  const name = chosen === ALL ? "every concept" : title(chosen);
  const reset = useMutation({
    mutationFn: () => call(endpoints.reset, { body: { concept: chosen === ALL ? null : chosen } }),
    onSuccess: async () => {
      unsent.forget(chosen === ALL ? null : chosen);
      await refetchStanding();
      announce(`Aulo has forgotten ${name}.`);
    },
  });
  const remove = useMutation({
    mutationFn: () => callWithoutReply(endpoints.deleteLearner, {}),
    onSuccess: () => {
      unsent.forget(null);
      forgetLastLearner();
      window.location.assign(paths.home());
    },
  });
  return (
    <Section title="Forget and delete">
      <div className="field">
        <label htmlFor="forget">Forget everything about</label>
        <select
          id="forget"
          className="input"
          value={chosen}
          onChange={(event) => setChosen(event.currentTarget.value)}
        >
          <option value={ALL}>every concept</option>
          {track.concepts.map((concept) => (
            <option key={concept.id} value={concept.id}>
              {concept.title}
            </option>
          ))}
        </select>
      </div>
      <div className="row">
        <ConfirmButton
          title={`Forget ${name}?`}
          says="Aulo starts again as if you had never answered. The log still holds the answers."
          does="Forget it"
          onConfirm={() => reset.mutate()}
        >
          Forget
        </ConfirmButton>
        <ConfirmButton
          title="Delete everything?"
          says="Goals, log and drafts are deleted for good. Export first if you may want them back."
          does="Delete everything"
          onConfirm={() => remove.mutate()}
        >
          Delete everything about me
        </ConfirmButton>
      </div>
      <ProblemNote error={reset.error ?? remove.error} />
    </Section>
  );
}
