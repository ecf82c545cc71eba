import { endpoints, type InvitationView, LIMITS } from "@aulo/contract";
import { ON_LEAVING } from "@aulo/contract/words/cohorts";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useEffect, useState } from "react";
import { useLocation } from "react-router";
import { call } from "../../api/call.ts";
import { queries } from "../../api/queries.ts";
import { queryClient } from "../../api/query-client.ts";
import { useKept } from "../../api/use-kept.ts";
import { cohortQueries } from "../../features/cohort/cohort-queries.ts";
import { Shared } from "../../features/cohort/Shared.tsx";
import { ProblemNote } from "../../features/problem/ProblemNote.tsx";
import { paths } from "../../paths.ts";
import { announce } from "../../ui/announce.tsx";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { Note } from "../../ui/Note.tsx";
import { Page } from "../../ui/Page.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { toDay } from "../../words/moments.ts";

/** Joining a class: the code, then everything that would be shared, then a name. Nothing is shared before the last button. */
export function JoinPage() {
  const { hash } = useLocation();
  const [code, setCode] = useState(new URLSearchParams(hash.slice(1)).get("code") ?? "");
  const look = useMutation({ mutationFn: () => call(endpoints.lookAtInvitation, { body: { code } }) });
  const { mutate: lookNow } = look;
  useEffect(() => {
    if (hash.startsWith("#code=")) lookNow();
  }, [hash, lookNow]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    lookNow();
  };
  return (
    <Page title={look.data?.title ?? "Join a class"}>
      {look.data === undefined ? (
        <form className="stack" onSubmit={submit}>
          <p>
            Your mentor has given you a link or a code. You see everything that is shared before you join.
          </p>
          <div className="field">
            <label htmlFor="code">The code</label>
            <input
              id="code"
              className="input mono"
              required
              maxLength={LIMITS.nameChars}
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              value={code}
              onChange={({ currentTarget }) => setCode(currentTarget.value)}
            />
          </div>
          <ProblemNote error={look.error} />
          <div>
            <Button look="primary" type="submit" disabled={look.isPending}>
              See the class
            </Button>
          </div>
        </form>
      ) : (
        <Invited view={look.data} code={code} />
      )}
    </Page>
  );
}

function Invited({ view, code }: { view: InvitationView; code: string }) {
  const { mentorName, goal, dueOn, shared, kept } = view;
  const name = useKept("class-name", "");
  const [sharesMap, setSharesMap] = useState(false);
  const join = useMutation({
    mutationFn: () => call(endpoints.joinCohort, { body: { code, name: name.value, sharesMap } }),
    onSuccess: async ({ cohort }) => {
      name.drop();
      announce(`You are in ${cohort.title}.`);
      await queryClient.invalidateQueries({ queryKey: queries.learner().queryKey });
      await queryClient.invalidateQueries({ queryKey: cohortQueries.memberships().queryKey });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    join.mutate();
  };
  if (view.joined || join.data !== undefined)
    return (
      <Note tone="good" title="You are in this class">
        <p>{mentorName} is your mentor. On the page “Settings” you can leave at any time.</p>
        <div className="row">
          <ButtonLink look="primary" to={paths.home()}>
            To your next step
          </ButtonLink>
          <ButtonLink to={paths.settings()}>Settings</ButtonLink>
        </div>
      </Note>
    );
  return (
    <form className="stack-l" onSubmit={submit}>
      <p>
        {mentorName} is the mentor.
        {goal !== null && (
          <>
            {" "}
            The goal of the class is “{goal}”{dueOn !== null && <>, by {toDay(dueOn)}</>}.
          </>
        )}
      </p>
      <Shared shared={shared} kept={kept} />
      <p>You can leave at any time. {ON_LEAVING}</p>
      <TextField
        label="The name that your mentor sees"
        required
        maxLength={LIMITS.personNameChars}
        value={name.value}
        onChange={({ currentTarget }) => name.keep(currentTarget.value)}
      />
      <label className="tick">
        <input type="checkbox" checked={sharesMap} onChange={() => setSharesMap(!sharesMap)} /> {mentorName}{" "}
        may see my map
      </label>
      <ProblemNote error={join.error} />
      <div className="row">
        <Button look="primary" type="submit" disabled={join.isPending}>
          Join
        </Button>
        <ButtonLink look="quiet" to={paths.home()}>
          Not now
        </ButtonLink>
      </div>
    </form>
  );
}
