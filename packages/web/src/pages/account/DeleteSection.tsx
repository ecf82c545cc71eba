import { type Account, endpoints } from "@aulo/contract";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { callWithoutReply } from "../../api/call.ts";
import { forgetLastLearner } from "../../api/learner.ts";
import { PasswordField, readForm } from "../../features/account/fields.tsx";
import { ProblemNote } from "../../features/problem/ProblemNote.tsx";
import { paths } from "../../paths.ts";
import { Button } from "../../ui/Button.tsx";
import { Modal } from "../../ui/Modal.tsx";
import { Section } from "../../ui/Section.tsx";

export function DeleteSection({ account }: { account: Account }) {
  const [open, setOpen] = useState(false);
  const remove = useMutation({
    mutationFn: (password: string | null) =>
      callWithoutReply(endpoints.deleteAccount, { body: { password } }),
    onSuccess: () => {
      forgetLastLearner();
      window.location.assign(paths.accountSignIn());
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    remove.mutate(account.hasPassword ? readForm(event.currentTarget)("current") : null);
  };
  return (
    <Section title="Delete the account" says="It deletes everything that Aulo holds about you, for good.">
      <div>
        <Button look="danger" onClick={() => setOpen(true)}>
          Delete the account
        </Button>
      </div>
      <Modal
        open={open}
        onOpenChange={setOpen}
        title="Delete everything?"
        says="Goals, answers, drafts and your account are gone for good. Export them first if you may want them back."
      >
        <form className="stack" onSubmit={submit}>
          {account.hasPassword && <PasswordField label="Your password" />}
          <div className="row">
            <Button look="danger" type="submit" disabled={remove.isPending}>
              Delete for good
            </Button>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
          </div>
          <ProblemNote error={remove.error} />
        </form>
      </Modal>
    </Section>
  );
}
