import { endpoints } from "@aulo/contract";
import { useMutation, useQuery } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { call } from "../../api/call.ts";
import { accountQueries } from "../../features/account/account-queries.ts";
import { EmailField, PasswordField, readForm } from "../../features/account/fields.tsx";
import { goOn } from "../../features/account/go-on.ts";
import { ProblemNote } from "../../features/problem/ProblemNote.tsx";
import { Button } from "../../ui/Button.tsx";
import type { View } from "./view.ts";

export function SignInForm({ show }: { show: (view: View) => void }) {
  const providers = useQuery(accountQueries.providers());
  const enter = useMutation({
    mutationFn: async (body: { email: string; password: string }) =>
      goOn(await call(endpoints.signIn, { body })),
  });
  const leave = useMutation({
    mutationFn: async (providerId: string) =>
      window.location.assign((await call(endpoints.startProvider, { params: { providerId } })).url),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const read = readForm(event.currentTarget);
    enter.mutate({ email: read("email"), password: read("current") });
  };
  return (
    <div className="stack-l">
      <form className="stack" onSubmit={submit}>
        <EmailField />
        <PasswordField />
        <div className="row">
          <Button look="primary" type="submit" disabled={enter.isPending}>
            Sign in
          </Button>
          <Button look="quiet" onClick={() => show("password")}>
            Forgotten password
          </Button>
        </div>
        <ProblemNote error={enter.error} />
      </form>
      <section className="stack-s" aria-label="Other ways to sign in">
        <h2>Other ways</h2>
        <div className="row">
          <Button onClick={() => show("link")}>Send me a sign-in link</Button>
          {providers.data?.map(({ id, name }) => (
            <Button key={id} disabled={leave.isPending} onClick={() => leave.mutate(id)}>
              Continue with {name}
            </Button>
          ))}
        </div>
        <ProblemNote error={leave.error} />
      </section>
      <section className="stack-s" aria-label="Make an account">
        <h2>New here?</h2>
        <p>
          You can learn without an account first. What you do in this browser comes along when you make one.
        </p>
        <div>
          <Button onClick={() => show("sign-up")}>Make an account</Button>
        </div>
      </section>
    </div>
  );
}
