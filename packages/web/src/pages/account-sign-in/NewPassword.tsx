import { endpoints } from "@aulo/contract";
import { useMutation } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { callWithoutReply } from "../../api/call.ts";
import { NewPasswordField, readForm } from "../../features/account/fields.tsx";
import { ProblemNote } from "../../features/problem/ProblemNote.tsx";
import { paths } from "../../paths.ts";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { Note } from "../../ui/Note.tsx";
import { Page } from "../../ui/Page.tsx";

/** The end of the mail for a forgotten password. */
export function NewPassword({ token }: { token: string }) {
  const reset = useMutation({
    mutationFn: (password: string) =>
      callWithoutReply(endpoints.resetPassword, { body: { token, password } }),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    reset.mutate(readForm(event.currentTarget)("password"));
  };
  return (
    <Page title="Choose a new password">
      {reset.isSuccess ? (
        <div className="stack" role="status">
          <Note tone="good" title="Your password is changed">
            <p>Every browser was signed out. Sign in with the new password.</p>
          </Note>
          <div>
            <ButtonLink to={paths.accountSignIn()} look="primary" reloadDocument>
              Sign in
            </ButtonLink>
          </div>
        </div>
      ) : (
        <form className="stack" onSubmit={submit}>
          <NewPasswordField />
          <div>
            <Button look="primary" type="submit" disabled={reset.isPending}>
              Change the password
            </Button>
          </div>
          <ProblemNote error={reset.error} />
        </form>
      )}
    </Page>
  );
}
