import "./step.css";
import type { Step } from "@aulo/contract";
import { inMinutesOrHours } from "@aulo/contract/words/quantities";
import { stepWords } from "@aulo/contract/words/steps";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { queries } from "../../api/queries.ts";
import { paths } from "../../paths.ts";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { FocusHeading } from "../../ui/FocusHeading.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { ProblemNote } from "../problem/ProblemNote.tsx";
import { useTrack } from "../track/use-track.ts";
import { GoalReached } from "./GoalReached.tsx";
import { NotNow } from "./NotNow.tsx";
import { Reason } from "./Reason.tsx";
import { StepEnd } from "./StepEnd.tsx";
import { primaryAction, type StepAction } from "./step-actions.ts";
import { useOpenCheck } from "./use-open-check.ts";

type StepCardProps = { step: Step; level: 1 | 2 };

/** The next step, or the moment when the goal is reached. */
export function StepCard({ step, level }: StepCardProps) {
  const { data: path } = useSuspenseQuery(queries.path());
  if (step.kind === "done" && path.goal !== null)
    return <GoalReached goalId={path.goal.id} title={path.goal.title} level={level} />;
  return <NextStep step={step} level={level} />;
}

/** A step: its title, its reason, its minutes, and one primary button. */
function NextStep({ step, level }: StepCardProps) {
  const { concept, title } = useTrack();
  const openCheck = useOpenCheck();
  const action = primaryAction(step);
  // A milestone is about several concepts.
  const use = step.concept === null || step.kind === "build" ? undefined : concept(step.concept)?.use;
  return (
    <article className="step stack-l" aria-labelledby="step-title">
      <header className="stack-s">
        <p className="over">{stepWords(step)}</p>
        {level === 1 ? (
          <FocusHeading id="step-title">{step.title}</FocusHeading>
        ) : (
          <h2 id="step-title">{step.title}</h2>
        )}
        {use !== undefined && <p className="step-use">{use}</p>}
        {step.detourFrom !== null && (
          <p className="row soft">
            <Icon name="back" /> Then back to {title(step.detourFrom)}, where you left it.
          </p>
        )}
      </header>
      <Reason reason={step.reason} />
      {action.kind !== "none" && (
        <div className="stack">
          <div className="row">
            <PrimaryButton action={action} onOpen={openCheck.mutate} />
            <span className="soft row minutes">
              <Icon name="clock" /> {inMinutesOrHours(step.minutes)}
              {action.kind === "read-lesson" && " to read, then a short check"}
            </span>
          </div>
          <ProblemNote error={openCheck.error} />
          <div className="row row-quiet">
            {step.kind === "learn" && step.help !== null && action.kind === "read-lesson" && (
              <Button
                look="quiet"
                onClick={() => openCheck.mutate({ purpose: "step", concept: action.concept })}
              >
                Try the check again
              </Button>
            )}
            {step.kind === "learn" && step.help === null && (
              <Button
                look="quiet"
                onClick={() => openCheck.mutate({ purpose: "test-out", concept: action.concept })}
              >
                I know this: let me show it
              </Button>
            )}
            <NotNow key={action.concept} concept={action.concept} />
            {action.kind === "open-check" && (
              <Link className="button" data-look="quiet" to={paths.lesson(action.concept)}>
                Read the lesson
              </Link>
            )}
          </div>
        </div>
      )}
      {action.kind === "none" && <StepEnd step={step} level={level} />}
    </article>
  );
}

type PrimaryButtonProps = {
  action: Exclude<StepAction, { kind: "none" }>;
  onOpen: ReturnType<typeof useOpenCheck>["mutate"];
};

function PrimaryButton({ action, onOpen }: PrimaryButtonProps) {
  if (action.kind === "read-lesson") {
    return (
      <ButtonLink look="primary" to={paths.lesson(action.concept)}>
        {action.says} <Icon name="next" />
      </ButtonLink>
    );
  }
  const { purpose, concept, says } = action;
  return (
    <Button look="primary" onClick={() => onOpen({ purpose, concept })}>
      {says} <Icon name="next" />
    </Button>
  );
}
