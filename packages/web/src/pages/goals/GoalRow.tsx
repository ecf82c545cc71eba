import { endpoints, type Goal } from "@aulo/contract";
import { count } from "@aulo/contract/words/quantities";
import { useMutation } from "@tanstack/react-query";
import { call, callWithoutReply } from "../../api/call.ts";
import { refetchStanding } from "../../api/refetch-standing.ts";
import { Reached } from "../../features/goal/Reached.tsx";
import { ProblemNote } from "../../features/problem/ProblemNote.tsx";
import { paths } from "../../paths.ts";
import { announce } from "../../ui/announce.tsx";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { ConfirmButton } from "../../ui/ConfirmButton.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { sayDay } from "../../words/moments.ts";

/** A goal, with buttons to activate, edit and delete it. */
export function GoalRow({ goal }: { goal: Goal }) {
  const { id, title, text, active, concepts, createdAt, reachedAt } = goal;
  const activate = useMutation({
    mutationFn: () => call(endpoints.changeGoal, { params: { goalId: id }, body: { active: true } }),
    onSuccess: async () => {
      await refetchStanding();
      announce(`${title} is your goal now.`);
    },
  });
  const remove = useMutation({
    mutationFn: () => callWithoutReply(endpoints.deleteGoal, { params: { goalId: id } }),
    onSuccess: async () => {
      await refetchStanding();
      announce(`${title} is deleted.`);
    },
  });
  return (
    <li className="goal stack-s" data-active={active}>
      {active && (
        <p className="over row goal-active">
          <Icon name="right" /> Your goal now
        </p>
      )}
      <h2>{title}</h2>
      <p className="soft">
        “{text}” · {count(concepts.length, "concept")} · set {sayDay(createdAt, new Date())}
      </p>
      {reachedAt !== null && <Reached at={reachedAt} />}
      <div className="row">
        {!active && (
          <Button look="primary" disabled={activate.isPending} onClick={() => activate.mutate()}>
            Make this my goal
          </Button>
        )}
        <ButtonLink to={paths.goal(id)}>Edit the path</ButtonLink>
        <ConfirmButton
          look="quiet"
          title={`Delete “${title}”?`}
          says="Aulo forgets the goal. Everything that you have learnt stays."
          does="Delete the goal"
          onConfirm={() => remove.mutate()}
        >
          Delete
        </ConfirmButton>
      </div>
      <ProblemNote error={activate.error ?? remove.error} />
    </li>
  );
}
