import type { AttemptResult, Change, Check } from "@aulo/contract";
import { useSuspenseQuery } from "@tanstack/react-query";
import { queries } from "../../api/queries.ts";
import { StepCard } from "../../features/step/StepCard.tsx";
import { paths } from "../../paths.ts";
import { ButtonLink } from "../../ui/Button.tsx";
import { FocusHeading } from "../../ui/FocusHeading.tsx";
import { Changes } from "./Changes.tsx";

type CheckEndProps = { check: Check; last: AttemptResult | null; changes: readonly Change[] };

/** The end of a check: its result in words, the concepts whose state changed, and the next step. */
export function CheckEnd({ check, last, changes }: CheckEndProps) {
  const { data: path } = useSuspenseQuery(queries.path());
  const { data: step } = useSuspenseQuery(queries.step());
  return (
    <div className="stack-l">
      <section className="stack">
        <FocusHeading level={2}>{last?.headline ?? "This check is over"}</FocusHeading>
        <p>{last?.summary ?? "Its answers are counted. The map shows where you stand."}</p>
        <Changes changes={changes} about={check.concept} />
      </section>
      <div className="end-step">
        {path.goal === null ? (
          <ButtonLink look="primary" to={paths.home()}>
            Choose a goal
          </ButtonLink>
        ) : (
          <StepCard step={step} level={2} />
        )}
      </div>
    </div>
  );
}
