import type { Check, CheckResult } from "@aulo/contract";
import { headingOf, titleOf } from "@aulo/contract/words/checks";
import { useParams } from "react-router";
import { CheckView } from "../../features/check/CheckView.tsx";
import { PastItem } from "../../features/check/past/PastItem.tsx";
import { type CheckFlow, useCheck } from "../../features/check/use-check.ts";
import { GoalReached } from "../../features/step/GoalReached.tsx";
import { useTrack } from "../../features/track/use-track.ts";
import { Page } from "../../ui/Page.tsx";
import { CheckDetails, CheckEnd } from "./CheckEnd.tsx";

export function CheckPage() {
  const { checkId = "" } = useParams();
  return <CheckById key={checkId} checkId={checkId} />;
}

function CheckById({ checkId }: { checkId: string }) {
  const flow = useCheck(checkId);
  const { check, answered } = flow;
  const isOver = check.item === null && answered === null;
  if (isOver && check.result !== null && check.result.reachedGoal !== null)
    return <LastCheck check={check} result={check.result} goal={check.result.reachedGoal} />;
  return <OpenCheck flow={flow} />;
}

function OpenCheck({ flow }: { flow: CheckFlow }) {
  const { title } = useTrack();
  const { check, answered } = flow;
  const concept = check.concept === null ? "" : title(check.concept);
  const isWide = (answered?.item ?? check.item)?.kind === "exercise";
  return (
    <Page title={titleOf(check.purpose, concept)} over={concept} width={isWide ? "wide" : "column"}>
      <CheckView
        flow={flow}
        heading={(asked) => headingOf({ ...check, asked })}
        end={<CheckEnd check={check} />}
      />
    </Page>
  );
}

type LastCheckProps = { check: Check; result: CheckResult; goal: NonNullable<CheckResult["reachedGoal"]> };

/** The end of the check that reached the goal: the goal has the only headline. */
function LastCheck({ check, result, goal }: LastCheckProps) {
  return (
    <div className="column stack-l">
      <title>{`Goal reached: ${goal.title} · Aulo`}</title>
      <GoalReached goalId={goal.id} title={goal.title} level={1} />
      <CheckDetails check={check} result={result} />
      <PastItem checkId={check.id} />
    </div>
  );
}
