import { endpoints } from "@aulo/contract";
import { useMutation } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { call } from "../../api/call.ts";
import { PasswordField, readForm } from "../../features/account/fields.tsx";
import { goOn } from "../../features/account/go-on.ts";
import { ProblemNote } from "../../features/problem/ProblemNote.tsx";
import { Button } from "../../ui/Button.tsx";
import { Page } from "../../ui/Page.tsx";

/** The end of the mail to a new account. */
export function ProveEmail({ token }: { token: string }) {
  const prove = useMutation({
    mutationFn: async (password: string) =>
      goOn(await call(endpoints.proveEmail, { body: { token, password } })),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    prove.mutate(readForm(event.currentTarget)("current"));
  };
  return (
    <Page title="Your address is right">
      <form className="stack" onSubmit={submit}>
        <p>Type the password that you chose. It shows that you asked for this account, and nobody else.</p>
        <PasswordField />
        <div>
          <Button look="primary" type="submit" disabled={prove.isPending}>
            Go on
          </Button>
        </div>
        <ProblemNote error={prove.error} />
      </form>
    </Page>
  );
}
