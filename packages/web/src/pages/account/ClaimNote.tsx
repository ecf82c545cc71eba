import { type Account, endpoints } from "@aulo/contract";
import { useMutation } from "@tanstack/react-query";
import { call } from "../../api/call.ts";
import { ProblemNote } from "../../features/problem/ProblemNote.tsx";
import { paths } from "../../paths.ts";
import { Button } from "../../ui/Button.tsx";
import { Note } from "../../ui/Note.tsx";

/** Offers to bring the work of this browser, done without an account, into the account. Empty when there is none. */
export function ClaimNote({ account }: { account: Account }) {
  const claim = useMutation({
    mutationFn: () => call(endpoints.claimLearner, {}),
    onSuccess: () => window.location.assign(paths.home()),
  });
  if (!account.claimable) return null;
  return (
    <Note tone="wait" title="This browser has other work">
      <p>
        Somebody learned here without an account. If that was you, it can become the work of your account.
      </p>
      <div>
        <Button disabled={claim.isPending} onClick={() => claim.mutate()}>
          Bring it into my account
        </Button>
      </div>
      <ProblemNote error={claim.error} />
    </Note>
  );
}
