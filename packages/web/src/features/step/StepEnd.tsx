import type { Step } from "@aulo/contract";
import { paths } from "../../paths.ts";
import { ButtonLink } from "../../ui/Button.tsx";
import { RestHelp } from "./RestHelp.tsx";

/** The end of the path for now: the goal is reached, or what is left was put off or rests. */
export function StepEnd({ step, level }: { step: Step; level: 1 | 2 }) {
  const resting = step.reason.claims.flatMap((claim) => (claim.kind === "rests" ? claim.concepts : []));
  if (resting.length > 0) return <RestHelp concepts={resting} until={step.until} level={level} />;
  return (
    <div className="row">
      <ButtonLink look="primary" to={step.kind === "done" ? paths.newGoal() : paths.map()}>
        {step.kind === "done" ? "Choose another goal" : "See the map"}
      </ButtonLink>
    </div>
  );
}
