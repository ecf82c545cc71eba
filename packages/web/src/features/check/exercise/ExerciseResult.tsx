import type { PublicItem } from "@aulo/contract";
import { useEffect, useRef } from "react";
import { OutcomeView } from "../../run/OutcomeView.tsx";
import type { Running } from "../../run/use-run.ts";
import { DisputeAnswer } from "../feedback/DisputeAnswer.tsx";
import type { CheckFlow } from "../use-check.ts";
import { LessonOffer } from "./LessonOffer.tsx";
import { NotRunnable } from "./NotRunnable.tsx";

type ExerciseResultProps = {
  item: Extract<PublicItem, { kind: "exercise" }>;
  flow: CheckFlow;
  running: Running;
};

/** The result of the last run, and where to go from it. It is scrolled into view when a run ends. */
export function ExerciseResult({ item, flow, running: { progress, kind } }: ExerciseResultProps) {
  const top = useRef<HTMLDivElement>(null);
  const outcome = progress?.run?.outcome ?? null;
  const result = progress?.run?.result ?? null;
  useEffect(() => {
    if (outcome !== null) top.current?.scrollIntoView({ block: "nearest" });
  }, [outcome]);
  if (progress === null) return null;
  return (
    <>
      <div ref={top} className="exercise-result-top" />
      <OutcomeView progress={progress} limitMs={item.limits.timeoutMs} isTry={kind === "try"} />
      {outcome?.kind === "not-runnable" && <NotRunnable concept={item.concept} onGoOn={flow.end} />}
      {result !== null && result.offer !== null && (
        <LessonOffer offer={result.offer} concept={item.concept} checkId={flow.check.id} />
      )}
      {result?.attempt.result === "wrong" && (
        <DisputeAnswer
          key={result.attempt.id}
          entryId={result.attempt.id}
          answer={null}
          onTakenBack={flow.takeBack}
        />
      )}
    </>
  );
}
