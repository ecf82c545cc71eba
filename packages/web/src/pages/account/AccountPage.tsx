import "./account.css";
import { endpoints } from "@aulo/contract";
import { useMutation, useQuery } from "@tanstack/react-query";
import { callWithoutReply } from "../../api/call.ts";
import { forgetLastLearner } from "../../api/learner.ts";
import { accountQueries } from "../../features/account/account-queries.ts";
import { ProblemNote } from "../../features/problem/ProblemNote.tsx";
import { paths } from "../../paths.ts";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { Loading } from "../../ui/Loading.tsx";
import { Page } from "../../ui/Page.tsx";
import { ClaimNote } from "./ClaimNote.tsx";
import { DeleteSection } from "./DeleteSection.tsx";
import { EmailSection } from "./EmailSection.tsx";
import { ExportSection } from "./ExportSection.tsx";
import { NameSection } from "./NameSection.tsx";
import { PasswordSection } from "./PasswordSection.tsx";
import { SessionsSection } from "./SessionsSection.tsx";
import { TokensSection } from "./TokensSection.tsx";

export function AccountPage() {
  const { data: account, error } = useQuery(accountQueries.account());
  const leave = useMutation({
    mutationFn: () => callWithoutReply(endpoints.signOut, {}),
    onSuccess: () => {
      forgetLastLearner();
      window.location.assign(paths.accountSignIn());
    },
  });
  if (error !== null) return <ProblemNote error={error} />;
  if (account === undefined) return <Loading what="The page is loading." />;
  if (account === null || account === "none")
    return (
      <Page title="Account">
        <p>{account === null ? "You are not signed in." : "This Aulo has no accounts."}</p>
        <div className="row">
          {account === null && (
            <ButtonLink to={paths.accountSignIn()} look="primary">
              Sign in
            </ButtonLink>
          )}
          <ButtonLink to={paths.home()} reloadDocument>
            Go to the next step
          </ButtonLink>
        </div>
      </Page>
    );
  return (
    <Page title="Account" over={account.email}>
      <ClaimNote account={account} />
      <div className="row">
        <ButtonLink to={paths.home()} look="primary" reloadDocument>
          Go to the next step
        </ButtonLink>
        <Button disabled={leave.isPending} onClick={() => leave.mutate()}>
          Sign out
        </Button>
      </div>
      <ProblemNote error={leave.error} />
      <NameSection account={account} />
      <EmailSection account={account} />
      <PasswordSection account={account} />
      <SessionsSection />
      <TokensSection />
      <ExportSection />
      <DeleteSection account={account} />
    </Page>
  );
}
