import { endpoints, type Goal } from "@aulo/contract";
import { count, inMinutesOrHours } from "@aulo/contract/words/quantities";
import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link, useNavigate, useParams } from "react-router";
import { call } from "../../api/call.ts";
import { queries } from "../../api/queries.ts";
import { refetchStanding } from "../../api/refetch-standing.ts";
import { ConceptPicker } from "../../features/goal/ConceptPicker.tsx";
import {
  editedPath,
  minutesOf,
  NO_EDIT,
  type PathEdit,
  toggleConcept,
} from "../../features/goal/path-edit.ts";
import { Reached } from "../../features/goal/Reached.tsx";
import { ProblemNote } from "../../features/problem/ProblemNote.tsx";
import { useTrack } from "../../features/track/use-track.ts";
import { paths } from "../../paths.ts";
import { announce } from "../../ui/announce.tsx";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { Page } from "../../ui/Page.tsx";

export function GoalPage() {
  const { goalId } = useParams();
  const { data: goals } = useSuspenseQuery(queries.goals());
  const goal = goals.find(({ id }) => id === goalId);
  if (goal !== undefined) return <GoalEditor key={goal.id} goal={goal} />;
  return (
    <Page title="There is no such goal">
      <p>
        It may have been deleted in another tab. See <Link to={paths.goals()}>your goals</Link>.
      </p>
    </Page>
  );
}

/** The path of a goal, to edit. */
function GoalEditor({ goal }: { goal: Goal }) {
  const { track } = useTrack();
  const navigate = useNavigate();
  const [edit, setEdit] = useState<PathEdit>(NO_EDIT);
  const chosen = editedPath(track, goal.concepts, edit);
  const save = useMutation({
    mutationFn: () => {
      const body = { drop: [...edit.drop], add: [...edit.add] };
      return call(endpoints.changeGoal, { params: { goalId: goal.id }, body });
    },
    onSuccess: async () => {
      await refetchStanding();
      announce("The path is changed.");
      await navigate(paths.goals());
    },
  });
  return (
    <Page title={goal.title} over="Edit the path">
      {goal.reachedAt !== null && <Reached at={goal.reachedAt} />}
      <p className="path-size" aria-live="polite">
        {count(chosen.size, "concept")}, {inMinutesOrHours(minutesOf(track, chosen))} with their exercises
      </p>
      <ConceptPicker
        track={track}
        proposed={goal.concepts}
        chosen={chosen}
        targets={goal.targets}
        onToggle={(id, wanted) => setEdit(toggleConcept(edit, goal.concepts, id, wanted))}
      />
      <ProblemNote error={save.error} />
      <div className="row">
        <Button look="primary" disabled={save.isPending || chosen.size === 0} onClick={() => save.mutate()}>
          Save the path
        </Button>
        <ButtonLink look="quiet" to={paths.goals()}>
          Leave it as it was
        </ButtonLink>
      </div>
    </Page>
  );
}
