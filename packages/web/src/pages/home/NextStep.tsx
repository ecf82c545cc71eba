import { useSuspenseQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { queries } from "../../api/queries.ts";
import { StepCard } from "../../features/step/StepCard.tsx";
import { ChangeNotice } from "./ChangeNotice.tsx";
import { GoalProgress } from "./GoalProgress.tsx";
import { HowItWorks } from "./HowItWorks.tsx";

/** Loaded only for a learner who has a mentor. */
const FromMentors = lazy(async () => ({
  default: (await import("../../features/cohort/FromMentors.tsx")).FromMentors,
}));

/** The next step towards the active goal, with the goal's progress. */
export function NextStep() {
  const { data: step } = useSuspenseQuery(queries.step());
  const { data: learner } = useSuspenseQuery(queries.learner());
  return (
    <div className="column stack-l">
      <title>{`${step.title} · Aulo`}</title>
      <ChangeNotice />
      <StepCard step={step} level={1} />
      {learner.inCohort && (
        <Suspense fallback={null}>
          <FromMentors />
        </Suspense>
      )}
      <GoalProgress />
      <HowItWorks />
    </div>
  );
}
