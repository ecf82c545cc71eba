import { useMutation, useQuery } from "@tanstack/react-query";
import { type ChangeEvent, type FormEvent, useId } from "react";
import { continueAs, createFromExport, createLearner, lastLearner, tokenIn } from "../../api/learner.ts";
import { PlainError } from "../../api/problem.ts";
import { paths } from "../../paths.ts";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { accountQueries } from "../account/account-queries.ts";
import { ProblemNote } from "../problem/ProblemNote.tsx";
import { readExport } from "./read-export.ts";

type SignInProps = { onSignedIn: () => void };

/** The ways back to the same learner: a link, the terminal, an export. Or a new beginning. */
export function SignIn({ onSignedIn }: SignInProps) {
  const field = useId();
  const { data: account } = useQuery(accountQueries.account());
  const enter = useMutation({
    mutationFn: (text: string) => {
      if (text.trim() === "") throw new PlainError("Paste the link first.");
      return continueAs(tokenIn(text));
    },
    onSuccess: onSignedIn,
  });
  const bring = useMutation({ mutationFn: bringExport, onSuccess: onSignedIn });
  const begin = useMutation({ mutationFn: createLearner, onSuccess: onSignedIn });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    enter.mutate(String(new FormData(event.currentTarget).get("link")));
  };
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.currentTarget.files?.item(0);
    event.currentTarget.value = "";
    if (file) bring.mutate(file);
  };
  return (
    <div className="stack-l">
      {account === null && (
        <div>
          <ButtonLink to={paths.accountSignIn()} look="primary" reloadDocument>
            Sign in to an account
          </ButtonLink>
        </div>
      )}
      <form className="stack" onSubmit={submit}>
        <div className="field">
          <label htmlFor={field}>Your link</label>
          <div className="copy-row">
            <input
              id={field}
              className="input mono"
              name="link"
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
            />
            <Button look="primary" type="submit" disabled={enter.isPending}>
              Continue
            </Button>
          </div>
        </div>
        <ProblemNote error={enter.error} />
      </form>
      <section className="stack-s">
        <h2>Where to find a link</h2>
        <ul className="prose">
          <li>In a browser that still knows you: Settings, “Continue in another browser”.</li>
          <li>
            On the computer that runs Aulo, in Aulo's folder: stop Aulo, run{" "}
            <code>{command(lastLearner())}</code>, and start Aulo again. The command prints a link.
          </li>
        </ul>
      </section>
      <section className="stack-s">
        <h2>Without a link</h2>
        <p>An export of your record brings back your goals, answers and drafts, as a new learner.</p>
        <div className="row">
          <label className="button file-button" data-look="outline">
            Continue from an export
            <input className="unseen" type="file" accept=".json,application/json" onChange={choose} />
          </label>
          <Button look="quiet" disabled={begin.isPending} onClick={() => begin.mutate()}>
            Start as a new learner
          </Button>
        </div>
        <ProblemNote error={bring.error ?? begin.error} />
      </section>
    </div>
  );
}

async function bringExport(file: File): Promise<void> {
  await createFromExport(readExport(await file.text()));
}

function command(learnerId: string | null): string {
  return learnerId === null ? "npm run sign-in" : `npm run sign-in -- ${learnerId.slice(0, 8)}`;
}
