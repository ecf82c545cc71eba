import { type Account, endpoints, LIMITS } from "@aulo/contract";
import { useMutation } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { call } from "../../api/call.ts";
import { queryClient } from "../../api/query-client.ts";
import { accountQueries } from "../../features/account/account-queries.ts";
import { readForm } from "../../features/account/fields.tsx";
import { ProblemNote } from "../../features/problem/ProblemNote.tsx";
import { announce } from "../../ui/announce.tsx";
import { Button } from "../../ui/Button.tsx";
import { Section } from "../../ui/Section.tsx";
import { TextField } from "../../ui/TextField.tsx";

export function NameSection({ account }: { account: Account }) {
  const change = useMutation({
    mutationFn: (name: string) => call(endpoints.changeAccount, { body: { name } }),
    onSuccess: (changed) => {
      queryClient.setQueryData(accountQueries.account().queryKey, changed);
      announce("Your name is saved.");
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    change.mutate(readForm(event.currentTarget)("name"));
  };
  return (
    <Section title="Name">
      <form className="stack" onSubmit={submit}>
        <TextField
          label="Your name"
          hint="In a class you choose a name of its own. This one may be empty."
          name="name"
          autoComplete="name"
          maxLength={LIMITS.accountNameChars}
          defaultValue={account.name}
        />
        <div>
          <Button type="submit" disabled={change.isPending}>
            Save the name
          </Button>
        </div>
        <ProblemNote error={change.error} />
      </form>
    </Section>
  );
}
