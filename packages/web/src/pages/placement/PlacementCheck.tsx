import "./placement.css";
import { endpoints } from "@aulo/contract";
import { openItemNumber } from "@aulo/contract/words/checks";
import { useMutation } from "@tanstack/react-query";
import { call } from "../../api/call.ts";
import { queries } from "../../api/queries.ts";
import { queryClient } from "../../api/query-client.ts";
import { refetchStanding } from "../../api/refetch-standing.ts";
import { CheckView } from "../../features/check/CheckView.tsx";
import { takeCheck, useCheck } from "../../features/check/use-check.ts";
import { ProblemNote } from "../../features/problem/ProblemNote.tsx";
import { Button } from "../../ui/Button.tsx";
import { Page } from "../../ui/Page.tsx";
import { PlacementEnd } from "./PlacementEnd.tsx";

/** Usual number of items. A placement ends earlier when it is clear, and later when answers contradict each other. */
const USUALLY = "10 to 15";

/** The placement: one item at a time, its progress, and a button to stop. */
export function PlacementCheck({ checkId }: { checkId: string }) {
  const flow = useCheck(checkId);
  const { check, answered } = flow;
  const stop = useMutation({
    mutationFn: () => call(endpoints.endCheck, { params: { checkId } }),
    onSuccess: async (ended) => {
      await takeCheck(ended.check, flow.goOn);
      await Promise.all([refetchStanding(), queryClient.invalidateQueries(queries.learner())]);
    },
  });
  const isOver = check.item === null && answered === null;
  if (isOver) return <PlacementEnd checkId={checkId} />;
  return (
    <Page title="What do you know already?" over="Placement">
      <div className="placement-bar">
        <p className="soft small">
          {check.onlyMeasures
            ? "Aulo has asked everything that it needs."
            : `Usually ${USUALLY} items. It ends as soon as it is clear where you stand.`}
        </p>
        <Button look="quiet" disabled={stop.isPending} onClick={() => stop.mutate()}>
          Stop here
        </Button>
      </div>
      <ProblemNote error={stop.error} />
      <CheckView
        flow={flow}
        heading={(asked) => (check.onlyMeasures ? "One extra item" : `Item ${openItemNumber({ asked })}`)}
        end={null}
        onSkip={() => stop.mutate()}
      />
    </Page>
  );
}
