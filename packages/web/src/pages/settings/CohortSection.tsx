import "../../features/cohort/cohort.css";
import { endpoints, type Membership } from "@aulo/contract";
import { KEPT_FROM_MENTOR, ON_LEAVING, SHARED_WITH_MENTOR } from "@aulo/contract/words/cohorts";
import { useMutation, useSuspenseInfiniteQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useId } from "react";
import { Link } from "react-router";
import { call, callWithoutReply } from "../../api/call.ts";
import { queries } from "../../api/queries.ts";
import { queryClient } from "../../api/query-client.ts";
import { AuditList } from "../../features/cohort/AuditList.tsx";
import { CommentNote } from "../../features/cohort/CommentNote.tsx";
import { cohortQueries } from "../../features/cohort/cohort-queries.ts";
import { Shared } from "../../features/cohort/Shared.tsx";
import { ProblemNote } from "../../features/problem/ProblemNote.tsx";
import { paths } from "../../paths.ts";
import { announce } from "../../ui/announce.tsx";
import { Button } from "../../ui/Button.tsx";
import { ConfirmButton } from "../../ui/ConfirmButton.tsx";
import { download } from "../../ui/download.ts";
import { Section } from "../../ui/Section.tsx";
import { toDay } from "../../words/moments.ts";

/** The learner's classes: what is shared, who looked, comments, and the way out. For those in no class, a link alone. */
export function CohortSection() {
  const { data: learner } = useSuspenseQuery(queries.learner());
  const isMentor = learner.role !== "learner";
  return (
    <Section title="Class" says="In a class you share some of your progress with a mentor.">
      {learner.inCohort && <Classes />}
      <p>
        <Link to={paths.join()}>Join a class</Link>
        {isMentor && (
          <>
            {" · "}
            <Link to={paths.cohorts()}>The classes that you mentor</Link>
          </>
        )}
        {learner.role === "admin" && (
          <>
            {" · "}
            <Link to={paths.admin()}>Roles, limits and the audit log</Link>
          </>
        )}
      </p>
    </Section>
  );
}

function Classes() {
  const { data: memberships } = useSuspenseQuery(cohortQueries.memberships());
  const table = useMutation({
    mutationFn: () => call(endpoints.takeProgressTable, {}),
    onSuccess: ({ name, csv }) => download(name, csv, "text/csv"),
  });
  return (
    <div className="stack">
      <ul className="plain-list cohort-list">
        {memberships.map((membership) => (
          <li key={membership.cohort.id}>
            <ClassRow membership={membership} />
          </li>
        ))}
      </ul>
      <Comments />
      {memberships.length > 0 && (
        <details>
          <summary>What your mentor sees</summary>
          <Shared shared={SHARED_WITH_MENTOR} kept={KEPT_FROM_MENTOR} />
        </details>
      )}
      <details>
        <summary>Who looked, and when</summary>
        <Looks />
      </details>
      <div>
        <Button disabled={table.isPending} onClick={() => table.mutate()}>
          Save your progress as a table
        </Button>
      </div>
      <ProblemNote error={table.error} />
    </div>
  );
}

function ClassRow({ membership }: { membership: Membership }) {
  const { cohort, name, sharesMap } = membership;
  const field = useId();
  const params = { cohortId: cohort.id };
  const change = useMutation({
    mutationFn: () => call(endpoints.changeMembership, { params, body: { sharesMap: !sharesMap } }),
    onSuccess: refresh,
  });
  const leave = useMutation({
    mutationFn: () => callWithoutReply(endpoints.leaveCohort, { params }),
    onSuccess: async () => {
      announce(`You have left ${cohort.title}.`);
      await refresh();
    },
  });
  return (
    <div className="stack-s">
      <p className="cohort-name">{cohort.title}</p>
      <p className="small soft">
        Mentor: {cohort.mentorName} · you are “{name}”
      </p>
      {cohort.goal !== null && (
        <p>
          Goal: {cohort.goal.title}
          {cohort.dueOn !== null && <>, by {toDay(cohort.dueOn)}</>}.{" "}
          <Link to={paths.goalReading(cohort.goal.text)}>Make it mine</Link>
        </p>
      )}
      <label className="tick" htmlFor={field}>
        <input
          id={field}
          type="checkbox"
          checked={change.isPending ? !sharesMap : sharesMap}
          disabled={change.isPending}
          onChange={() => change.mutate()}
        />{" "}
        {cohort.mentorName} may see my map
      </label>
      <div>
        <ConfirmButton
          look="outline"
          title={`Leave ${cohort.title}?`}
          says={ON_LEAVING}
          does="Leave the class"
          onConfirm={() => leave.mutate()}
        >
          Leave
        </ConfirmButton>
      </div>
      <ProblemNote error={change.error ?? leave.error} />
    </div>
  );
}

async function refresh(): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: queries.learner().queryKey });
  for (const query of [cohortQueries.memberships(), cohortQueries.audit(), cohortQueries.recommendations()])
    await queryClient.invalidateQueries({ queryKey: query.queryKey });
}

function Comments() {
  const { data: comments } = useSuspenseQuery(cohortQueries.comments());
  const remove = useMutation({
    mutationFn: (commentId: string) => callWithoutReply(endpoints.deleteComment, { params: { commentId } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: cohortQueries.comments().queryKey }),
  });
  if (comments.length === 0) return null;
  return (
    <section className="stack" aria-label="Comments">
      <h3>Comments</h3>
      {comments.map((comment) => (
        <CommentNote key={comment.id} comment={comment}>
          <Button look="quiet" disabled={remove.isPending} onClick={() => remove.mutate(comment.id)}>
            Delete
          </Button>
        </CommentNote>
      ))}
      <ProblemNote error={remove.error} />
    </section>
  );
}

/** The audit log on the learner, newest first. */
function Looks() {
  const audit = useSuspenseInfiniteQuery(cohortQueries.audit());
  return <AuditList lines={audit.data.pages.flatMap(({ entries }) => entries)} older={audit} />;
}
