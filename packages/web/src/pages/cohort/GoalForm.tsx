import { type Cohort, endpoints, LIMITS } from "@aulo/contract";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { call } from "../../api/call.ts";
import { queryClient } from "../../api/query-client.ts";
import { useKept } from "../../api/use-kept.ts";
import { cohortQueries } from "../../features/cohort/cohort-queries.ts";
import { ProblemNote } from "../../features/problem/ProblemNote.tsx";
import { announce } from "../../ui/announce.tsx";
import { Button } from "../../ui/Button.tsx";
import { TextField } from "../../ui/TextField.tsx";

/** The goal of a class, in words, and the day by which it should be reached. */
export function GoalForm({ cohort }: { cohort: Cohort }) {
  const goal = useKept(`class-goal:${cohort.id}`, cohort.goal?.text ?? "");
  const [dueOn, setDueOn] = useState(cohort.dueOn ?? "");
  const save = useMutation({
    mutationFn: () =>
      call(endpoints.changeCohort, {
        params: { cohortId: cohort.id },
        body: { goal: goal.value.trim() === "" ? null : goal.value, dueOn: dueOn === "" ? null : dueOn },
      }),
    onSuccess: async () => {
      goal.drop();
      announce("The goal of the class is saved.");
      await queryClient.invalidateQueries({ queryKey: cohortQueries.overview(cohort.id).queryKey });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form className="stack" onSubmit={submit}>
      <h2>Goal and date</h2>
      <TextField
        label="The goal, in your own words"
        maxLength={LIMITS.goalTextChars}
        value={goal.value}
        onChange={({ currentTarget }) => goal.keep(currentTarget.value)}
      />
      <TextField
        label="By"
        type="date"
        value={dueOn}
        onChange={({ currentTarget }) => setDueOn(currentTarget.value)}
      />
      <ProblemNote error={save.error} />
      <div>
        <Button type="submit" disabled={save.isPending}>
          Save goal and date
        </Button>
      </div>
    </form>
  );
}
