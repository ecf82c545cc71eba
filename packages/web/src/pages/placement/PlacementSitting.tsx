import "./placement.css";
import { endpoints } from "@aulo/contract";
import { useMutation } from "@tanstack/react-query";
import { ask } from "../../api/call.ts";
import { queries } from "../../api/queries.ts";
import { queryClient, standingChanged } from "../../api/query-client.ts";
import { SittingView } from "../../lib/check/SittingView.tsx";
import { useSitting } from "../../lib/check/use-sitting.ts";
import { ProblemNote } from "../../lib/ProblemNote.tsx";
import { Button } from "../../ui/Button.tsx";
import { Page } from "../../ui/Page.tsx";
import { PlacementEnd } from "./PlacementEnd.tsx";

/** The placement: one item at a time, how far it is, and the way to stop. */
export function PlacementSitting({ checkId }: { checkId: string }) {
  const sitting = useSitting(checkId);
  const { check, answered } = sitting;
  const stop = useMutation({
    mutationFn: () => ask(endpoints.endCheck, { params: { checkId } }),
    onSuccess: async (ended) => {
      queryClient.setQueryData(queries.check(checkId).queryKey, ended.check);
      sitting.goOn();
      await Promise.all([standingChanged(), queryClient.invalidateQueries(queries.learner())]);
    },
  });
  const isOver = check.item === null && answered === null;
  if (isOver) return <PlacementEnd checkId={checkId} />;
  return (
    <Page title="What do you know already?" over="Placement">
      <div className="placement-bar">
        <progress
          className="progress-bar"
          value={check.asked}
          max={check.atMost}
          aria-label="Items asked so far"
        />
        <Button look="quiet" disabled={stop.isPending} onClick={() => stop.mutate()}>
          Stop here
        </Button>
      </div>
      <ProblemNote error={stop.error} />
      <SittingView
        sitting={sitting}
        heading={(asked) => `Item ${Math.max(1, asked)} of at most ${check.atMost}`}
        end={null}
      />
    </Page>
  );
}
