import { StuckLines } from "../../features/cohort/StuckLines.tsx";
import "../../features/cohort/cohort.css";
import { endpoints, LIMITS, type MemberView } from "@aulo/contract";
import { count } from "@aulo/contract/words/quantities";
import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import { type FormEvent, Suspense, useState } from "react";
import { Link, useNavigate, useParams } from "react-router";
import { call, callWithoutReply } from "../../api/call.ts";
import { queryClient } from "../../api/query-client.ts";
import { useKept } from "../../api/use-kept.ts";
import { cohortQueries } from "../../features/cohort/cohort-queries.ts";
import { ProblemNote } from "../../features/problem/ProblemNote.tsx";
import { StateMark } from "../../features/standing/StateMark.tsx";
import { useTrack } from "../../features/track/use-track.ts";
import { paths } from "../../paths.ts";
import { announce } from "../../ui/announce.tsx";
import { Button } from "../../ui/Button.tsx";
import { ConfirmButton } from "../../ui/ConfirmButton.tsx";
import { Loading } from "../../ui/Loading.tsx";
import { Page } from "../../ui/Page.tsx";
import { toDay } from "../../words/moments.ts";

type Ids = { cohortId: string; memberId: string };

/** One member, as their mentor sees them. */
export function MemberPage() {
  const { cohortId = "", memberId = "" } = useParams();
  const ids = { cohortId, memberId };
  const { data: view } = useSuspenseQuery(cohortQueries.member(cohortId, memberId));
  const { member } = view;
  return (
    <Page title={member.name} over={<Link to={paths.cohort(cohortId)}>The class</Link>}>
      <p className="soft">
        {member.shown} of {count(member.of, "concept")} shown · in the class since {toDay(member.joinedAt)}
      </p>
      <section className="stack-s" aria-labelledby="stuck">
        <h2 id="stuck">Stuck</h2>
        {member.stuck.length === 0 && <p className="soft">Not stuck now.</p>}
        <StuckLines stuck={member.stuck} />
      </section>
      <Recommend ids={ids} view={view} />
      <Comment ids={ids} view={view} />
      {member.sharesMap ? (
        <details>
          <summary>The map</summary>
          <Suspense fallback={<Loading what="The map is loading." />}>
            <MapOf ids={ids} />
          </Suspense>
        </details>
      ) : (
        <p className="soft">{member.name} does not share the map.</p>
      )}
      <Remove ids={ids} name={member.name} />
    </Page>
  );
}

function refresh({ cohortId }: Ids): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: cohortQueries.overview(cohortId).queryKey });
}

function Recommend({ ids, view: { recommended, member } }: { ids: Ids; view: MemberView }) {
  const { track } = useTrack();
  const [concept, setConcept] = useState(member.stuck[0]?.concept ?? "");
  const note = useKept(`recommend-note:${ids.memberId}`, "");
  const recommend = useMutation({
    mutationFn: () =>
      call(endpoints.recommend, {
        params: { cohortId: ids.cohortId },
        body: { concept, member: ids.memberId, note: note.value.trim() },
      }),
    onSuccess: async () => {
      note.drop();
      announce("Recommended.");
      await refresh(ids);
    },
  });
  const withdraw = useMutation({
    mutationFn: (recommendationId: string) =>
      callWithoutReply(endpoints.withdrawRecommendation, {
        params: { cohortId: ids.cohortId, recommendationId },
      }),
    onSuccess: () => refresh(ids),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    recommend.mutate();
  };
  return (
    <form className="stack" onSubmit={submit}>
      <h2>Recommend a concept</h2>
      <p className="small soft">
        It is shown beside Aulo's own next step, as your recommendation and with Aulo's opinion.
      </p>
      {recommended.length > 0 && (
        <ul className="plain-list cohort-list">
          {recommended.map(({ id, title, at }) => (
            <li key={id}>
              <div className="row">
                <span>
                  {title} <span className="soft small">since {toDay(at)}</span>
                </span>
                <Button look="quiet" disabled={withdraw.isPending} onClick={() => withdraw.mutate(id)}>
                  Take back
                </Button>
              </div>
            </li>
          ))}
        </ul>
      )}
      <div className="field">
        <label htmlFor="concept">Concept</label>
        <select
          id="concept"
          className="input"
          required
          value={concept}
          onChange={({ currentTarget }) => setConcept(currentTarget.value)}
        >
          <option value="">Choose one</option>
          {track.concepts.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor="recommend-note">A few words (optional)</label>
        <textarea
          id="recommend-note"
          className="input"
          rows={2}
          maxLength={LIMITS.commentChars}
          value={note.value}
          onChange={({ currentTarget }) => note.keep(currentTarget.value)}
        />
      </div>
      <ProblemNote error={recommend.error ?? withdraw.error} />
      <div>
        <Button type="submit" disabled={recommend.isPending}>
          Recommend
        </Button>
      </div>
    </form>
  );
}

function Comment({ ids, view: { passed, comments } }: { ids: Ids; view: MemberView }) {
  const [item, setItem] = useState("");
  const text = useKept(`comment:${ids.memberId}`, "");
  const comment = useMutation({
    mutationFn: () => call(endpoints.comment, { params: ids, body: { item, text: text.value } }),
    onSuccess: async () => {
      text.drop();
      announce("The comment is sent.");
      await refresh(ids);
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    comment.mutate();
  };
  if (passed.length === 0) return <p className="soft">No exercise or milestone is passed yet.</p>;
  return (
    <form className="stack" onSubmit={submit}>
      <h2>Comment on passed work</h2>
      {comments.map(({ id, title, text: written, at, read }) => (
        <div key={id} className="stack-s">
          <p className="small soft">
            {title}, {toDay(at)}
            {read && ", read"}
          </p>
          <p className="plain-text">{written}</p>
        </div>
      ))}
      <div className="field">
        <label htmlFor="item">Exercise or milestone</label>
        <select
          id="item"
          className="input"
          required
          value={item}
          onChange={({ currentTarget }) => setItem(currentTarget.value)}
        >
          <option value="">Choose one</option>
          {passed.map(({ item: id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor="comment">Your comment</label>
        <textarea
          id="comment"
          className="input"
          rows={3}
          required
          maxLength={LIMITS.commentChars}
          value={text.value}
          onChange={({ currentTarget }) => text.keep(currentTarget.value)}
        />
      </div>
      <ProblemNote error={comment.error} />
      <div>
        <Button type="submit" disabled={comment.isPending}>
          Send
        </Button>
      </div>
    </form>
  );
}

function MapOf({ ids }: { ids: Ids }) {
  const { title } = useTrack();
  const { data: map } = useSuspenseQuery(cohortQueries.memberMap(ids.cohortId, ids.memberId));
  return (
    <ul className="plain-list cohort-list">
      {map.concepts.map(({ concept, state }) => (
        <li key={concept}>
          <div className="row">
            <span>{title(concept)}</span>
            <StateMark mark={state} />
          </div>
        </li>
      ))}
    </ul>
  );
}

function Remove({ ids, name }: { ids: Ids; name: string }) {
  const navigate = useNavigate();
  const remove = useMutation({
    mutationFn: () => callWithoutReply(endpoints.removeMember, { params: ids }),
    onSuccess: async () => {
      await navigate(paths.cohort(ids.cohortId));
      await refresh(ids);
    },
  });
  return (
    <div className="stack-s">
      <div>
        <ConfirmButton
          title={`Remove ${name}?`}
          says="You see nothing of them any more. Comments stay with them. With a valid code they can join again."
          does="Remove"
          onConfirm={() => remove.mutate()}
        >
          Remove from the class
        </ConfirmButton>
      </div>
      <ProblemNote error={remove.error} />
    </div>
  );
}
