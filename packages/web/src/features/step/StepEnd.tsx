import type { Step } from "@aulo/contract";
import { paths } from "../../paths.ts";
import { ButtonLink } from "../../ui/Button.tsx";
import { RestHelp } from "./RestHelp.tsx";

/** Nothing is left for now: the concepts that are left were put off, or they rest. */
export function StepEnd({ step, level }: { step: Step; level: 1 | 2 }) {
  const resting = step.reason.claims.flatMap((claim) => (claim.kind === "rests" ? claim.concepts : []));
  if (resting.length > 0) return <RestHelp concepts={resting} until={step.until} level={level} />;
  return (
    <div className="row">
      <ButtonLink look="primary" to={paths.map()}>
        See the map
      </ButtonLink>
    </div>
  );
}
