import { useSuspenseQuery } from "@tanstack/react-query";
import { queries } from "../../api/queries.ts";
import { StepCard } from "../../features/step/StepCard.tsx";
import { ChangeNotice } from "./ChangeNotice.tsx";
import { GoalProgress } from "./GoalProgress.tsx";
import { HowItWorks } from "./HowItWorks.tsx";

/** The next step towards the active goal, with the goal's progress. */
export function NextStep() {
  const { data: step } = useSuspenseQuery(queries.step());
  return (
    <div className="column stack-l">
      <title>{`${step.title} · Aulo`}</title>
      <ChangeNotice />
      <StepCard step={step} level={1} />
      <GoalProgress />
      <HowItWorks />
    </div>
  );
}
