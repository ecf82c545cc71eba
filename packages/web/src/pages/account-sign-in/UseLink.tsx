import { endpoints } from "@aulo/contract";
import { useMutation } from "@tanstack/react-query";
import { call } from "../../api/call.ts";
import { goOn } from "../../features/account/go-on.ts";
import { ProblemNote } from "../../features/problem/ProblemNote.tsx";
import { Button } from "../../ui/Button.tsx";
import { Page } from "../../ui/Page.tsx";

/** The end of a mailed sign-in link. A button uses it, because programs that scan mails open links, too. */
export function UseLink({ token }: { token: string }) {
  const enter = useMutation({
    mutationFn: async () => goOn(await call(endpoints.useSignInLink, { body: { token } })),
  });
  return (
    <Page title="Welcome back">
      <p>One click signs this browser in.</p>
      <div>
        <Button look="primary" disabled={enter.isPending} onClick={() => enter.mutate()}>
          Sign in
        </Button>
      </div>
      <ProblemNote error={enter.error} />
    </Page>
  );
}
