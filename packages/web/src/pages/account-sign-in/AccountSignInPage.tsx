import type { Account } from "@aulo/contract";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { accountQueries } from "../../features/account/account-queries.ts";
import { goOn } from "../../features/account/go-on.ts";
import { useSecret } from "../../features/account/use-secret.ts";
import { ProblemNote } from "../../features/problem/ProblemNote.tsx";
import { paths } from "../../paths.ts";
import { ButtonLink } from "../../ui/Button.tsx";
import { Loading } from "../../ui/Loading.tsx";
import { Note } from "../../ui/Note.tsx";
import { Page } from "../../ui/Page.tsx";
import { AskMail } from "./AskMail.tsx";
import { NewPassword } from "./NewPassword.tsx";
import { ProveEmail } from "./ProveEmail.tsx";
import { SignInForm } from "./SignInForm.tsx";
import { SignUpForm } from "./SignUpForm.tsx";
import { UseLink } from "./UseLink.tsx";
import type { View } from "./view.ts";

const KINDS = ["prove", "link", "password"] as const;

const TITLES: Readonly<Record<View, string>> = {
  "sign-in": "Sign in",
  "sign-up": "Make an account",
  link: "Sign in by mail",
  password: "A new password",
};

/** To sign in to an account, to make one, and the end of every mailed link. */
export function AccountSignInPage() {
  const secret = useSecret(KINDS);
  const [hasFailed] = useState(() => new URLSearchParams(window.location.search).has("error"));
  const [view, setView] = useState<View>("sign-in");
  const { data: account, error } = useQuery(accountQueries.account());
  if (error !== null) return <ProblemNote error={error} />;
  if (account === undefined) return <Loading what="The page is loading." />;
  if (account === "none") return <NoAccounts />;
  switch (secret?.kind) {
    case "prove":
      return <ProveEmail token={secret.token} />;
    case "link":
      return <UseLink token={secret.token} />;
    case "password":
      return <NewPassword token={secret.token} />;
    case undefined:
      if (account !== null) return <GoOn account={account} />;
      return (
        <Page key={view} title={TITLES[view]}>
          {hasFailed && (
            <Note tone="wrong" title="The other site did not sign you in">
              <p>Perhaps you cancelled, or your address is not proved there. Try again, or another way.</p>
            </Note>
          )}
          {view === "sign-in" && <SignInForm show={setView} />}
          {view === "sign-up" && <SignUpForm show={setView} />}
          {(view === "link" || view === "password") && <AskMail what={view} show={setView} />}
        </Page>
      );
  }
}

/** For somebody who is signed in already, as after a visit to another site. */
function GoOn({ account }: { account: Account }) {
  useEffect(() => void goOn(account), [account]);
  return <Loading what="You are signed in." />;
}

function NoAccounts() {
  return (
    <Page title="This Aulo has no accounts">
      <p>It runs for people on this computer alone, who need none.</p>
      <div>
        <ButtonLink to={paths.home()} look="primary" reloadDocument>
          Go to the next step
        </ButtonLink>
      </div>
    </Page>
  );
}
