import { endpoints } from "@aulo/contract";
import { purposeOf } from "@aulo/contract/words/steps";
import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import { call } from "../../api/call.ts";
import { useIdempotencyKey } from "../../api/idempotency-key.ts";
import { queries } from "../../api/queries.ts";
import { refetchStanding } from "../../api/refetch-standing.ts";
import { ProblemNote } from "../../features/problem/ProblemNote.tsx";
import { useOpenCheck } from "../../features/step/use-open-check.ts";
import { Button } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";

/** The end of a lesson: a button that opens its check. When the lesson is the next step, it is marked as read first. */
export function AfterLesson({ conceptId }: { conceptId: string }) {
  const { data: step } = useSuspenseQuery(queries.step());
  const openCheck = useOpenCheck();
  const { keyOf } = useIdempotencyKey();
  const purpose = step.concept === conceptId ? purposeOf(step) : null;
  const finish = useMutation({
    mutationFn: async () => {
      if (purpose !== "step" || step.lessonRead) return;
      await call(endpoints.finishLesson, { params: { conceptId }, key: keyOf(conceptId) });
      await refetchStanding();
    },
    onSuccess: () => openCheck.mutate({ purpose: purpose ?? "test-out", concept: conceptId }),
  });
  return (
    <footer className="stack lesson-end">
      <div className="row">
        <Button
          look="primary"
          disabled={finish.isPending || openCheck.isPending}
          onClick={() => finish.mutate()}
        >
          Check what stuck <Icon name="next" />
        </Button>
        <span className="soft small">A few items, one at a time.</span>
      </div>
      <ProblemNote error={finish.error ?? openCheck.error} />
    </footer>
  );
}
