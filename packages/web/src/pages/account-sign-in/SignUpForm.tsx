import { endpoints, LIMITS } from "@aulo/contract";
import { useMutation } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { callWithoutReply } from "../../api/call.ts";
import { EmailField, NewPasswordField, readForm } from "../../features/account/fields.tsx";
import { MailSent } from "../../features/account/MailSent.tsx";
import { ProblemNote } from "../../features/problem/ProblemNote.tsx";
import { Button } from "../../ui/Button.tsx";
import { TextField } from "../../ui/TextField.tsx";
import type { View } from "./view.ts";

export function SignUpForm({ show }: { show: (view: View) => void }) {
  const ask = useMutation({
    mutationFn: (body: { email: string; password: string; name: string }) =>
      callWithoutReply(endpoints.signUp, { body }),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const read = readForm(event.currentTarget);
    ask.mutate({ email: read("email"), password: read("password"), name: read("name") });
  };
  if (ask.isSuccess)
    return (
      <MailSent email={ask.variables.email}>
        Open its link in this browser, so that what you did here comes along, and type the password that you
        chose.
      </MailSent>
    );
  return (
    <form className="stack" onSubmit={submit}>
      <EmailField />
      <NewPasswordField label="Password" />
      <TextField
        label="Name"
        hint="In a class you choose a name of its own. This one may be empty."
        name="name"
        autoComplete="name"
        maxLength={LIMITS.accountNameChars}
      />
      <div className="row">
        <Button look="primary" type="submit" disabled={ask.isPending}>
          Make the account
        </Button>
        <Button look="quiet" onClick={() => show("sign-in")}>
          I have an account
        </Button>
      </div>
      <ProblemNote error={ask.error} />
    </form>
  );
}
