import type { AttemptResult, Change, Check } from "@aulo/contract";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { queries } from "../../api/queries.ts";
import { StepCard } from "../../features/step/StepCard.tsx";
import { useTrack } from "../../features/track/use-track.ts";
import { paths } from "../../paths.ts";
import { ButtonLink } from "../../ui/Button.tsx";
import { FocusHeading } from "../../ui/FocusHeading.tsx";
import { Changes } from "./Changes.tsx";
import { verdictOf } from "./check-words.ts";

type CheckEndProps = { check: Check; last: AttemptResult | null; changes: readonly Change[] };

/** The end of a check: changed beliefs, opened concepts, and the next step. */
export function CheckEnd({ check, last, changes }: CheckEndProps) {
  const { title } = useTrack();
  const { data: path } = useSuspenseQuery(queries.path());
  const { data: step } = useSuspenseQuery(queries.step());
  const opened = last?.opened ?? [];
  return (
    <div className="stack-l">
      <section className="stack">
        <FocusHeading level={2}>{verdictOf(check)}</FocusHeading>
        <p>{last?.summary ?? "This check is over; its answers are counted."}</p>
        <Changes changes={changes} about={check.concept} />
        {opened.length > 0 && (
          <section className="stack-s">
            <h3>What this opened</h3>
            <ul className="chips plain-list">
              {opened.map((id) => (
                <li key={id}>
                  <Link className="chip" to={paths.lesson(id)}>
                    {title(id)}
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        )}
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
