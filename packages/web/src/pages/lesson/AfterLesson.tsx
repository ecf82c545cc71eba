import { endpoints } from "@aulo/contract";
import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import { ask } from "../../api/call.ts";
import { queries } from "../../api/queries.ts";
import { standingChanged } from "../../api/query-client.ts";
import { ProblemNote } from "../../lib/ProblemNote.tsx";
import { usePendingKey } from "../../lib/pending-key.ts";
import { purposeOf } from "../../lib/step/step-actions.ts";
import { useOpenCheck } from "../../lib/step/use-open-check.ts";
import { Button } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";

/** The end of a lesson: the check. When the lesson is the step, reading it is noted first. */
export function AfterLesson({ conceptId }: { conceptId: string }) {
  const { data: step } = useSuspenseQuery(queries.step());
  const openCheck = useOpenCheck();
  const { keyOf } = usePendingKey();
  const purpose = step.concept === conceptId ? purposeOf(step) : null;
  const finish = useMutation({
    mutationFn: async () => {
      if (purpose !== "step" || step.lessonRead) return;
      await ask(endpoints.finishLesson, { params: { conceptId }, key: keyOf(conceptId) });
      await standingChanged();
    },
    onSuccess: () => openCheck.mutate({ purpose: purpose ?? "prove", concept: conceptId }),
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
