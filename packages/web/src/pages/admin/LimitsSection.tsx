import { endpoints, LIMITS } from "@aulo/contract";
import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { call } from "../../api/call.ts";
import { queryClient } from "../../api/query-client.ts";
import { ProblemNote } from "../../features/problem/ProblemNote.tsx";
import { announce } from "../../ui/announce.tsx";
import { Button } from "../../ui/Button.tsx";
import { Section } from "../../ui/Section.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { adminQueries } from "./admin-queries.ts";

/** The limits of classes, for new classes and members alone. */
export function LimitsSection() {
  const { data: limits } = useSuspenseQuery(adminQueries.limits());
  const [members, setMembers] = useState(String(limits.membersPerCohort));
  const [cohorts, setCohorts] = useState(String(limits.cohortsPerMentor));
  const set = useMutation({
    mutationFn: () =>
      call(endpoints.setCohortLimits, {
        body: { membersPerCohort: Number(members), cohortsPerMentor: Number(cohorts) },
      }),
    onSuccess: async () => {
      announce("The limits are set.");
      await queryClient.invalidateQueries({ queryKey: ["admin"] });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    set.mutate();
  };
  return (
    <Section title="Limits of classes" says="Classes that are larger already stay as they are.">
      <form className="stack" onSubmit={submit}>
        <TextField
          label="Members of a class, at most"
          type="number"
          required
          min={1}
          max={LIMITS.cohortMembers}
          value={members}
          onChange={({ currentTarget }) => setMembers(currentTarget.value)}
        />
        <TextField
          label="Classes of one mentor, at most"
          type="number"
          required
          min={0}
          max={LIMITS.cohortsPerMentor}
          value={cohorts}
          onChange={({ currentTarget }) => setCohorts(currentTarget.value)}
        />
        <ProblemNote error={set.error} />
        <div>
          <Button type="submit" disabled={set.isPending}>
            Set the limits
          </Button>
        </div>
      </form>
    </Section>
  );
}
