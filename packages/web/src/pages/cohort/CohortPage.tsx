import { StuckLines } from "../../features/cohort/StuckLines.tsx";
import "../../features/cohort/cohort.css";
import { type CohortOverview, endpoints, type Member } from "@aulo/contract";
import { count } from "@aulo/contract/words/quantities";
import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "react-router";
import { call, callWithoutReply } from "../../api/call.ts";
import { queryClient } from "../../api/query-client.ts";
import { cohortQueries } from "../../features/cohort/cohort-queries.ts";
import { ProblemNote } from "../../features/problem/ProblemNote.tsx";
import { paths } from "../../paths.ts";
import { Button } from "../../ui/Button.tsx";
import { ConfirmButton } from "../../ui/ConfirmButton.tsx";
import { download } from "../../ui/download.ts";
import { Page } from "../../ui/Page.tsx";
import { sayDay, toDay } from "../../words/moments.ts";
import { GoalForm } from "./GoalForm.tsx";
import { Invitations } from "./Invitations.tsx";

/** A mentor's class: who is stuck where, what the members have in common, and the ways to help. */
export function CohortPage() {
  const { cohortId = "" } = useParams();
  const { data: overview } = useSuspenseQuery(cohortQueries.overview(cohortId));
  const { cohort, members } = overview;
  const stuck = members.filter((member) => member.stuck.length > 0);
  return (
    <Page title={cohort.title} over={<Link to={paths.cohorts()}>Your classes</Link>}>
      <Progress overview={overview} />
      <section className="stack-s" aria-labelledby="stuck">
        <h2 id="stuck">Stuck</h2>
        {stuck.length === 0 ? (
          <p className="soft">Nobody is stuck now.</p>
        ) : (
          <ul className="plain-list cohort-list">
            {stuck.map((member) => (
              <li key={member.id}>
                <StuckMember cohortId={cohort.id} member={member} />
              </li>
            ))}
          </ul>
        )}
      </section>
      <Common title="Common gaps" says="Tried and not shown yet" rows={overview.gaps} />
      <Common title="Often missed" says="Items not answered right yet" rows={overview.missed} withId />
      <Common title="Disputed" says="Items whose answers are disputed" rows={overview.disputed} withId />
      <Members cohortId={cohort.id} members={members} />
      <Invitations cohortId={cohort.id} invitations={overview.invitations} />
      <GoalForm key={`${cohort.goal?.text} ${cohort.dueOn}`} cohort={cohort} />
      <Ends cohortId={cohort.id} title={cohort.title} />
    </Page>
  );
}

function Progress({ overview: { cohort, members, progress, behind } }: { overview: CohortOverview }) {
  const { shown, of, daysLeft, timeUsed } = progress;
  return (
    <section className="stack-s" aria-label="Progress">
      <p>
        {cohort.goal === null ? "The whole track" : cohort.goal.title}
        {cohort.dueOn !== null && <>, by {toDay(cohort.dueOn)}</>}
      </p>
      {members.length > 0 && (
        <>
          <progress
            className="progress-bar"
            value={shown}
            max={of}
            aria-label={`${shown} of ${count(of, "concept")} shown by all members together`}
          />
          <p className="soft small">
            {inPercent(shown, of)} of the concepts are shown by the members together
            {timeUsed !== null && daysLeft !== null && (
              <>
                {" · "}
                {Math.round(timeUsed * 100)} % of the time is over,{" "}
                {daysLeft >= 0 ? `${count(daysLeft, "day")} left` : "the day has passed"}
              </>
            )}
          </p>
        </>
      )}
      {behind > 0 && (
        <p className="small soft" role="status">
          The newest answers of {count(behind, "member")} are still being counted.
        </p>
      )}
    </section>
  );
}

function inPercent(part: number, of: number): string {
  return `${of === 0 ? 0 : Math.round((100 * part) / of)} %`;
}

function StuckMember({ cohortId, member }: { cohortId: string; member: Member }) {
  return (
    <div className="stack-s">
      <p>
        <Link className="cohort-name" to={paths.member(cohortId, member.id)}>
          {member.name}
        </Link>
      </p>
      <StuckLines stuck={member.stuck} />
    </div>
  );
}

type CommonProps = { title: string; says: string; rows: CohortOverview["gaps"]; withId?: boolean };

function Common({ title, says, rows, withId = false }: CommonProps) {
  if (rows.length === 0) return null;
  return (
    <section className="stack-s" aria-label={title}>
      <h2>{title}</h2>
      <p className="small soft">{says}, without names.</p>
      <ul className="plain-list cohort-list">
        {rows.map(({ id, title: name, members }) => (
          <li key={id}>
            <div className="row">
              <span>
                {name} {withId && <code className="small">{id}</code>}
              </span>
              <span className="soft">{count(members, "member")}</span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** By name: nothing here ranks people. */
function Members({ cohortId, members }: { cohortId: string; members: readonly Member[] }) {
  const table = useMutation({
    mutationFn: () => call(endpoints.takeCohortTable, { params: { cohortId } }),
    onSuccess: ({ name, csv }) => download(name, csv, "text/csv"),
  });
  return (
    <section className="stack-s" aria-labelledby="members">
      <h2 id="members">Members</h2>
      {members.length === 0 && <p className="soft">Nobody has joined yet. Make an invitation below.</p>}
      <ul className="plain-list cohort-list">
        {members.map(({ id, name, shown, of, lastAnswerAt }) => (
          <li key={id}>
            <div className="row">
              <Link className="cohort-name" to={paths.member(cohortId, id)}>
                {name}
              </Link>
              <span className="soft small">
                {shown} of {count(of, "concept")} shown
                {lastAnswerAt !== null && <> · last answer {sayDay(lastAnswerAt, new Date())}</>}
              </span>
            </div>
          </li>
        ))}
      </ul>
      {members.length > 0 && (
        <div>
          <Button disabled={table.isPending} onClick={() => table.mutate()}>
            Save as a table
          </Button>
        </div>
      )}
      <ProblemNote error={table.error} />
    </section>
  );
}

function Ends({ cohortId, title }: { cohortId: string; title: string }) {
  const navigate = useNavigate();
  const close = useMutation({
    mutationFn: () => callWithoutReply(endpoints.closeCohort, { params: { cohortId } }),
    onSuccess: async () => {
      await navigate(paths.cohorts());
      await queryClient.invalidateQueries({ queryKey: cohortQueries.mentored().queryKey });
    },
  });
  return (
    <div className="stack-s">
      <div>
        <ConfirmButton
          title={`Close ${title}?`}
          says="All members leave it, and you see nothing of them any more. Comments stay with the members."
          does="Close the class"
          onConfirm={() => close.mutate()}
        >
          Close this class
        </ConfirmButton>
      </div>
      <ProblemNote error={close.error} />
    </div>
  );
}
