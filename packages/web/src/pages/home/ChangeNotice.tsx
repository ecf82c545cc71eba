import { endpoints } from "@aulo/contract";
import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import { callWithoutReply } from "../../api/call.ts";
import { queries } from "../../api/queries.ts";
import { queryClient } from "../../api/query-client.ts";
import { ProblemNote } from "../../features/problem/ProblemNote.tsx";
import { Button } from "../../ui/Button.tsx";
import { Note } from "../../ui/Note.tsx";

/** A change of Aulo that moved some of the learner's concepts, until the learner dismisses it. */
export function ChangeNotice() {
  const { data: learner } = useSuspenseQuery(queries.learner());
  const dismiss = useMutation({
    mutationFn: () => callWithoutReply(endpoints.dismissNotice, {}),
    onSuccess: () => queryClient.setQueryData(queries.learner().queryKey, { ...learner, notice: null }),
  });
  if (learner.notice === null) return null;
  return (
    <Note title="Something has changed">
      <p>{learner.notice}</p>
      <ProblemNote error={dismiss.error} />
      <div>
        <Button disabled={dismiss.isPending} onClick={() => dismiss.mutate()}>
          I have read it
        </Button>
      </div>
    </Note>
  );
}
