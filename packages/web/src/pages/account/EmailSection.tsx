import { type Account, endpoints } from "@aulo/contract";
import { useMutation } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { call, callWithoutReply } from "../../api/call.ts";
import { queryClient } from "../../api/query-client.ts";
import { accountQueries } from "../../features/account/account-queries.ts";
import { EmailField, PasswordField, readForm } from "../../features/account/fields.tsx";
import { MailSent } from "../../features/account/MailSent.tsx";
import { useSecret } from "../../features/account/use-secret.ts";
import { ProblemNote } from "../../features/problem/ProblemNote.tsx";
import { announce } from "../../ui/announce.tsx";
import { Button } from "../../ui/Button.tsx";
import { Note } from "../../ui/Note.tsx";
import { Section } from "../../ui/Section.tsx";

const KINDS = ["email"] as const;

export function EmailSection({ account }: { account: Account }) {
  const token = useSecret(KINDS)?.token ?? null;
  const ask = useMutation({
    mutationFn: (body: { email: string; password: string | null }) =>
      callWithoutReply(endpoints.changeEmail, { body }),
  });
  const prove = useMutation({
    mutationFn: (proof: string) => call(endpoints.proveNewEmail, { body: { token: proof } }),
    onSuccess: (changed) => {
      queryClient.setQueryData(accountQueries.account().queryKey, changed);
      announce("Your e-mail address is changed.");
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const read = readForm(event.currentTarget);
    ask.mutate({ email: read("email"), password: account.hasPassword ? read("current") : null });
  };
  return (
    <Section
      title="E-mail address"
      says={`Yours is ${account.email}. Another one counts once you have opened the mail that goes there.`}
    >
      {token !== null && !prove.isSuccess && (
        <Note tone="wait" title="Your new address is right">
          <div>
            <Button look="primary" disabled={prove.isPending} onClick={() => prove.mutate(token)}>
              Use it from now on
            </Button>
          </div>
        </Note>
      )}
      <ProblemNote error={prove.error} />
      {ask.isSuccess ? (
        <MailSent email={ask.variables.email}>Open its link in this browser.</MailSent>
      ) : (
        <form className="stack" onSubmit={submit}>
          <EmailField label="New address" />
          {account.hasPassword && <PasswordField label="Your password" />}
          <div>
            <Button type="submit" disabled={ask.isPending}>
              Change the address
            </Button>
          </div>
          <ProblemNote error={ask.error} />
        </form>
      )}
    </Section>
  );
}
