import { type Account, endpoints } from "@aulo/contract";
import { useMutation } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { callWithoutReply } from "../../api/call.ts";
import { queryClient } from "../../api/query-client.ts";
import { accountQueries } from "../../features/account/account-queries.ts";
import { NewPasswordField, PasswordField, readForm } from "../../features/account/fields.tsx";
import { MailSent } from "../../features/account/MailSent.tsx";
import { ProblemNote } from "../../features/problem/ProblemNote.tsx";
import { announce } from "../../ui/announce.tsx";
import { Button } from "../../ui/Button.tsx";
import { Section } from "../../ui/Section.tsx";

export function PasswordSection({ account }: { account: Account }) {
  return account.hasPassword ? <ChangePassword /> : <FirstPassword email={account.email} />;
}

function ChangePassword() {
  const change = useMutation({
    mutationFn: (body: { current: string; password: string }) =>
      callWithoutReply(endpoints.changePassword, { body }),
    onSuccess: async () => {
      announce("Your password is changed.");
      await queryClient.invalidateQueries(accountQueries.sessions());
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const [form, read] = [event.currentTarget, readForm(event.currentTarget)];
    change.mutate(
      { current: read("current"), password: read("password") },
      { onSuccess: () => form.reset() },
    );
  };
  return (
    <Section title="Password" says="A new one signs out every other browser.">
      <form className="stack" onSubmit={submit}>
        <PasswordField label="Password until now" />
        <NewPasswordField />
        <div>
          <Button type="submit" disabled={change.isPending}>
            Change the password
          </Button>
        </div>
        <ProblemNote error={change.error} />
      </form>
    </Section>
  );
}

/** An account that signs in by mail or another site gets its first password by mail. */
function FirstPassword({ email }: { email: string }) {
  const ask = useMutation({
    mutationFn: () => callWithoutReply(endpoints.askPasswordReset, { body: { email } }),
  });
  return (
    <Section title="Password" says="You have none: you sign in by mail, or by another site.">
      {ask.isSuccess ? (
        <MailSent email={email}>
          Open its link to choose a password. It also signs out every browser.
        </MailSent>
      ) : (
        <div>
          <Button disabled={ask.isPending} onClick={() => ask.mutate()}>
            Choose a password
          </Button>
        </div>
      )}
      <ProblemNote error={ask.error} />
    </Section>
  );
}
