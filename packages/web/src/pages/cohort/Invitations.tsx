import { endpoints, type Invitation } from "@aulo/contract";
import { count } from "@aulo/contract/words/quantities";
import { useMutation } from "@tanstack/react-query";
import { call, callWithoutReply } from "../../api/call.ts";
import { queryClient } from "../../api/query-client.ts";
import { cohortQueries } from "../../features/cohort/cohort-queries.ts";
import { ProblemNote } from "../../features/problem/ProblemNote.tsx";
import { paths } from "../../paths.ts";
import { Button } from "../../ui/Button.tsx";
import { CopyField } from "../../ui/CopyField.tsx";
import { Note } from "../../ui/Note.tsx";
import { toDay } from "../../words/moments.ts";

type InvitationsProps = { cohortId: string; invitations: readonly Invitation[] };

/** The codes by which people join. A new one is shown once. */
export function Invitations({ cohortId, invitations }: InvitationsProps) {
  const refresh = () =>
    queryClient.invalidateQueries({ queryKey: cohortQueries.overview(cohortId).queryKey });
  const invite = useMutation({
    mutationFn: () => call(endpoints.invite, { params: { cohortId }, body: {} }),
    onSuccess: refresh,
  });
  const revoke = useMutation({
    mutationFn: (invitationId: string) =>
      callWithoutReply(endpoints.revokeInvitation, { params: { cohortId, invitationId } }),
    onSuccess: refresh,
  });
  const made = invite.data;
  return (
    <section className="stack" aria-labelledby="invitations">
      <h2 id="invitations">Invitations</h2>
      {made !== undefined && invitations.some(({ id }) => id === made.id) && (
        <Note tone="good" title="A new invitation">
          <p>
            Code: <code>{made.code}</code>
          </p>
          <CopyField
            label="Link"
            value={paths.joinBy(window.location.origin, made.code)}
            copied="The link is copied."
          />
          <p className="small">Copy it now: it is shown only once. It works until {toDay(made.expiresAt)}.</p>
        </Note>
      )}
      {invitations.length > 0 && (
        <ul className="plain-list cohort-list">
          {invitations.map(({ id, createdAt, expiresAt, uses }) => (
            <li key={id}>
              <div className="row">
                <span>
                  Made {toDay(createdAt)}, works until {toDay(expiresAt)}, {count(uses, "person", "people")}{" "}
                  joined by it
                </span>
                <Button look="quiet" disabled={revoke.isPending} onClick={() => revoke.mutate(id)}>
                  Revoke
                </Button>
              </div>
            </li>
          ))}
        </ul>
      )}
      <div>
        <Button disabled={invite.isPending} onClick={() => invite.mutate()}>
          Make an invitation
        </Button>
      </div>
      <ProblemNote error={invite.error ?? revoke.error} />
    </section>
  );
}
