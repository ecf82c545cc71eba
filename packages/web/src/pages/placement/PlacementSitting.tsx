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

/** What a placement takes as a rule; it may end earlier, and goes on longer when answers do not fit together. */
const USUALLY = "10 to 15";

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
        <p className="soft small">
          {check.onlyMeasures
            ? "All that was needed is asked."
            : `Usually ${USUALLY} items. It ends as soon as it is clear where you stand.`}
        </p>
        <Button look="quiet" disabled={stop.isPending} onClick={() => stop.mutate()}>
          Stop here
        </Button>
      </div>
      <ProblemNote error={stop.error} />
      <SittingView
        sitting={sitting}
        heading={(asked) => (check.onlyMeasures ? "One extra item" : `Item ${Math.max(1, asked)}`)}
        end={null}
        onSkip={() => stop.mutate()}
      />
    </Page>
  );
}
