import "../../features/cohort/cohort.css";
import { endpoints, LIMITS } from "@aulo/contract";
import { count } from "@aulo/contract/words/quantities";
import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { Link, useNavigate } from "react-router";
import { call } from "../../api/call.ts";
import { queryClient } from "../../api/query-client.ts";
import { useKept } from "../../api/use-kept.ts";
import { cohortQueries } from "../../features/cohort/cohort-queries.ts";
import { ProblemNote } from "../../features/problem/ProblemNote.tsx";
import { paths } from "../../paths.ts";
import { Button } from "../../ui/Button.tsx";
import { Page } from "../../ui/Page.tsx";
import { TextField } from "../../ui/TextField.tsx";

/** The classes of a mentor, and a new one. */
export function CohortsPage() {
  const { data: cohorts } = useSuspenseQuery(cohortQueries.mentored());
  return (
    <Page title="Your classes">
      {cohorts.length > 0 && (
        <ul className="plain-list cohort-list">
          {cohorts.map(({ id, title, members }) => (
            <li key={id}>
              <div className="row">
                <Link className="cohort-name" to={paths.cohort(id)}>
                  {title}
                </Link>
                <span className="soft">{count(members, "member")}</span>
              </div>
            </li>
          ))}
        </ul>
      )}
      <OpenClass />
    </Page>
  );
}

function OpenClass() {
  const navigate = useNavigate();
  const title = useKept("new-class-title", "");
  const mentorName = useKept("new-class-mentor", "");
  const open = useMutation({
    mutationFn: () =>
      call(endpoints.openCohort, {
        body: { title: title.value, mentorName: mentorName.value, goal: null, dueOn: null },
      }),
    onSuccess: async ({ id }) => {
      title.drop();
      mentorName.drop();
      await queryClient.invalidateQueries({ queryKey: cohortQueries.mentored().queryKey });
      await navigate(paths.cohort(id));
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    open.mutate();
  };
  return (
    <form className="stack" onSubmit={submit}>
      <h2>Open a class</h2>
      <TextField
        label="Its title"
        required
        maxLength={LIMITS.cohortTitleChars}
        value={title.value}
        onChange={({ currentTarget }) => title.keep(currentTarget.value)}
      />
      <TextField
        label="Your name, as the members see it"
        required
        maxLength={LIMITS.personNameChars}
        value={mentorName.value}
        onChange={({ currentTarget }) => mentorName.keep(currentTarget.value)}
      />
      <ProblemNote error={open.error} />
      <div>
        <Button look="primary" type="submit" disabled={open.isPending}>
          Open the class
        </Button>
      </div>
    </form>
  );
}
