import { endpoints, type GoalReading } from "@aulo/contract";
import { count, inMinutesOrHours } from "@aulo/contract/words/quantities";
import { useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useNavigate } from "react-router";
import { call } from "../../api/call.ts";
import { queries } from "../../api/queries.ts";
import { queryClient } from "../../api/query-client.ts";
import { refetchStanding } from "../../api/refetch-standing.ts";
import { unsent } from "../../api/unsent.ts";
import { useKept } from "../../api/use-kept.ts";
import { paths } from "../../paths.ts";
import { Button } from "../../ui/Button.tsx";
import { ProblemNote } from "../problem/ProblemNote.tsx";
import { useTrack } from "../track/use-track.ts";
import { ConceptPicker } from "./ConceptPicker.tsx";
import { editedPath, minutesOf, NO_EDIT, toggleConcept } from "./path-edit.ts";
import { TYPED_GOAL } from "./use-typed-goal.ts";

type ProposedPathProps = {
  reading: GoalReading;
  /** Shown between the button and the concepts. */
  children: ReactNode;
};

/** The proposed path, to edit and accept. */
export function ProposedPath({ reading, children }: ProposedPathProps) {
  const { track } = useTrack();
  const { value: edit, keep, drop } = useKept(`path:${reading.text}`, NO_EDIT);
  const chosen = editedPath(track, reading.concepts, edit);
  const accept = useAccept(drop);
  return (
    <div className="stack-l">
      <div className="stack">
        <p className="path-size" aria-live="polite">
          {count(chosen.size, "concept")}, {inMinutesOrHours(minutesOf(track, chosen))} with their exercises
        </p>
        <div className="row">
          <Button
            look="primary"
            disabled={accept.isPending || chosen.size === 0}
            onClick={() => accept.mutate({ text: reading.text, drop: [...edit.drop], add: [...edit.add] })}
          >
            Accept this path
          </Button>
          <span className="soft small">
            Next, Aulo finds out which of these you know already, and skips them.
          </span>
        </div>
        <ProblemNote error={accept.error} />
      </div>
      {children}
      <ConceptPicker
        track={track}
        proposed={reading.concepts}
        chosen={chosen}
        targets={reading.targets}
        onToggle={(id, wanted) => keep(toggleConcept(edit, reading.concepts, id, wanted))}
      />
    </div>
  );
}

function useAccept(onAccepted: () => void) {
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (body: { text: string; drop: string[]; add: string[] }) =>
      call(endpoints.createGoal, { body }),
    onSuccess: async () => {
      onAccepted();
      unsent.drop(TYPED_GOAL);
      await refetchStanding();
      const { placed } = await queryClient.ensureQueryData(queries.learner());
      await navigate(placed ? paths.home() : paths.placement());
    },
  });
}
