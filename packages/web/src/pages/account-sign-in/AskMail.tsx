import { endpoints } from "@aulo/contract";
import { useMutation } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { callWithoutReply } from "../../api/call.ts";
import { EmailField, readForm } from "../../features/account/fields.tsx";
import { MailSent } from "../../features/account/MailSent.tsx";
import { ProblemNote } from "../../features/problem/ProblemNote.tsx";
import { Button } from "../../ui/Button.tsx";
import type { View } from "./view.ts";

type What = "link" | "password";

const SAYS: Readonly<Record<What, string>> = {
  link: "You get a mail with a link that signs you in once. It also makes an account for a new address.",
  password: "You get a mail with a link, where you choose a new password.",
};

/** Asks for a mail with a sign-in link, or with a link to a new password. */
export function AskMail({ what, show }: { what: What; show: (view: View) => void }) {
  const ask = useMutation({
    mutationFn: (email: string) =>
      what === "link"
        ? callWithoutReply(endpoints.sendSignInLink, { body: { email } })
        : callWithoutReply(endpoints.askPasswordReset, { body: { email } }),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    ask.mutate(readForm(event.currentTarget)("email"));
  };
  if (ask.isSuccess)
    return (
      <MailSent email={ask.variables}>
        {what === "link"
          ? "Its link works once, within 15 minutes."
          : "If this address has an account, the link works once, within an hour."}
      </MailSent>
    );
  return (
    <form className="stack" onSubmit={submit}>
      <p>{SAYS[what]}</p>
      <EmailField />
      <div className="row">
        <Button look="primary" type="submit" disabled={ask.isPending}>
          Send the mail
        </Button>
        <Button look="quiet" onClick={() => show("sign-in")}>
          Back
        </Button>
      </div>
      <ProblemNote error={ask.error} />
    </form>
  );
}
