import { endpoints } from "@aulo/contract";
import { useMutation, useQuery } from "@tanstack/react-query";
import { callWithoutReply } from "../../api/call.ts";
import { queryClient } from "../../api/query-client.ts";
import { accountQueries } from "../../features/account/account-queries.ts";
import { ProblemNote } from "../../features/problem/ProblemNote.tsx";
import { announce } from "../../ui/announce.tsx";
import { Button } from "../../ui/Button.tsx";
import { Section } from "../../ui/Section.tsx";
import { toMoment } from "../../words/moments.ts";

export function SessionsSection() {
  const { data: sessions = [], error } = useQuery(accountQueries.sessions());
  const end = useMutation({
    mutationFn: (sessionId: string) => callWithoutReply(endpoints.revokeSession, { params: { sessionId } }),
    onSuccess: async () => {
      announce("That browser is signed out.");
      await queryClient.invalidateQueries(accountQueries.sessions());
    },
  });
  return (
    <Section title="Signed-in browsers" says="A session ends after 30 days by itself.">
      <ul className="plain-list">
        {sessions.map(({ id, name, createdAt, current }) => (
          <li key={id} className="account-row">
            <span>
              {name} <span className="small soft">since {toMoment(createdAt)}</span>
            </span>
            {current ? (
              <span className="small soft">this browser</span>
            ) : (
              <Button
                look="quiet"
                aria-label={`Sign out ${name}, since ${toMoment(createdAt)}`}
                disabled={end.isPending}
                onClick={() => end.mutate(id)}
              >
                Sign out
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ProblemNote error={error ?? end.error} />
    </Section>
  );
}
