import type { Check, CheckResult } from "@aulo/contract";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Suspense } from "react";
import { queries } from "../../api/queries.ts";
import { LinkToAnswers } from "../../features/check/past/LinkToAnswers.tsx";
import { StepCard } from "../../features/step/StepCard.tsx";
import { paths } from "../../paths.ts";
import { ButtonLink } from "../../ui/Button.tsx";
import { FocusHeading } from "../../ui/FocusHeading.tsx";
import { Loading } from "../../ui/Loading.tsx";
import { ChangesTable } from "./ChangesTable.tsx";

/** The end of a check: its result in a sentence, the table of changes folded behind it, and the next step. */
export function CheckEnd({ check }: { check: Check }) {
  const { data: path } = useSuspenseQuery(queries.path());
  return (
    <div className="stack-l">
      {check.result !== null && <Result check={check} result={check.result} />}
      <div className="end-step">
        {path.goal === null ? (
          <ButtonLink look="primary" to={paths.home()}>
            Choose a goal
          </ButtonLink>
        ) : (
          <Suspense fallback={<Loading what="Your next step is being found." />}>
            <StepAfter />
          </Suspense>
        )}
      </div>
    </div>
  );
}

type ResultProps = { check: Check; result: CheckResult };

/** The changes of a check, folded, and the way to its answers. */
export function CheckDetails({ check, result }: ResultProps) {
  return (
    <div className="stack-s">
      <ChangesTable changes={result.changes} />
      <LinkToAnswers check={check} />
    </div>
  );
}

function Result({ check, result }: ResultProps) {
  return (
    <section className="stack">
      <FocusHeading level={2}>{result.headline}</FocusHeading>
      <p className="result-sentence">{result.sentence}</p>
      <CheckDetails check={check} result={result} />
    </section>
  );
}

function StepAfter() {
  const { data: step } = useSuspenseQuery(queries.step());
  return <StepCard step={step} level={2} />;
}
