import { endpoints, LIMITS, type TokenScope } from "@aulo/contract";
import { useMutation, useQuery } from "@tanstack/react-query";
import { type FormEvent, useId } from "react";
import { call, callWithoutReply } from "../../api/call.ts";
import { queryClient } from "../../api/query-client.ts";
import { accountQueries } from "../../features/account/account-queries.ts";
import { readForm } from "../../features/account/fields.tsx";
import { ProblemNote } from "../../features/problem/ProblemNote.tsx";
import { announce } from "../../ui/announce.tsx";
import { Button } from "../../ui/Button.tsx";
import { ConfirmButton } from "../../ui/ConfirmButton.tsx";
import { CopyField } from "../../ui/CopyField.tsx";
import { Note } from "../../ui/Note.tsx";
import { Section } from "../../ui/Section.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { toDay } from "../../words/moments.ts";

const SCOPE_WORDS: Readonly<Record<TokenScope, string>> = { read: "only reads", write: "reads and writes" };
const DAYS = [7, 30, 90, 365];

/** Tokens for programs: the list, and a form for a new one, which is shown once. */
export function TokensSection() {
  const { data: tokens = [], error } = useQuery(accountQueries.apiTokens());
  const refresh = () => queryClient.invalidateQueries(accountQueries.apiTokens());
  const revoke = useMutation({
    mutationFn: (tokenId: string) => callWithoutReply(endpoints.revokeApiToken, { params: { tokenId } }),
    onSuccess: async () => {
      announce("The token is revoked.");
      await refresh();
    },
  });
  return (
    <Section
      title="Tokens for programs"
      says="A program sends its token to use Aulo as you. It cannot change your account."
    >
      <ul className="plain-list">
        {tokens.map(({ id, name, scope, expiresAt }) => (
          <li key={id} className="account-row">
            <span>
              {name}{" "}
              <span className="small soft">
                {SCOPE_WORDS[scope]}, until {toDay(expiresAt)}
              </span>
            </span>
            <ConfirmButton
              look="quiet"
              title={`Revoke ${name}?`}
              says="Programs that use it are refused at once."
              does="Revoke"
              onConfirm={() => revoke.mutate(id)}
            >
              Revoke {name}
            </ConfirmButton>
          </li>
        ))}
      </ul>
      <NewToken onMade={refresh} />
      <ProblemNote error={error ?? revoke.error} />
    </Section>
  );
}

function NewToken({ onMade }: { onMade: () => Promise<void> }) {
  const [scopeId, daysId] = [useId(), useId()];
  const make = useMutation({
    mutationFn: (body: { name: string; scope: TokenScope; days: number }) =>
      call(endpoints.makeApiToken, { body }),
    onSuccess: onMade,
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const read = readForm(event.currentTarget);
    const scope = read("scope") === "write" ? "write" : "read";
    make.mutate({ name: read("token-name"), scope, days: Number(read("days")) });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <TextField
        label="Name of the token"
        name="token-name"
        autoComplete="off"
        required
        maxLength={LIMITS.accountNameChars}
      />
      <div className="row">
        <div className="field">
          <label htmlFor={scopeId}>It may</label>
          <select id={scopeId} className="input" name="scope">
            <option value="read">only read</option>
            <option value="write">read and write</option>
          </select>
        </div>
        <div className="field">
          <label htmlFor={daysId}>For</label>
          <select id={daysId} className="input" name="days" defaultValue={30}>
            {DAYS.map((days) => (
              <option key={days} value={days}>
                {days} days
              </option>
            ))}
          </select>
        </div>
      </div>
      <div>
        <Button type="submit" disabled={make.isPending}>
          Make a token
        </Button>
      </div>
      {make.data !== undefined && (
        <div role="status">
          <Note tone="good" title={`The token ${make.data.name}`}>
            <p>Copy it now: it is shown this once.</p>
            <CopyField label="The token" value={make.data.token} copied="The token is copied." />
          </Note>
        </div>
      )}
      <ProblemNote error={make.error} />
    </form>
  );
}
