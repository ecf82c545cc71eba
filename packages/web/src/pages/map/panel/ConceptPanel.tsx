import type { ConceptStanding, ConceptSummary } from "@aulo/contract";
import { inMinutesOrHours } from "@aulo/contract/words/quantities";
import { Link } from "react-router";
import { ProblemNote } from "../../../features/problem/ProblemNote.tsx";
import { StateMark } from "../../../features/standing/StateMark.tsx";
import { SureMark } from "../../../features/standing/SureMark.tsx";
import { useOpenCheck } from "../../../features/step/use-open-check.ts";
import { useTrack } from "../../../features/track/use-track.ts";
import { paths } from "../../../paths.ts";
import { Button, ButtonLink } from "../../../ui/Button.tsx";
import { FocusHeading } from "../../../ui/FocusHeading.tsx";
import { sayDay } from "../../../words/moments.ts";
import { STATE_WORDS, sayNoCode } from "../../../words/states.ts";
import { sureness } from "../../../words/sureness.ts";

import { WhatIfShown } from "./WhatIfShown.tsx";

type ConceptPanelProps = { concept: ConceptSummary; standing: ConceptStanding };

/** A chosen concept: the learner's standing, its prerequisites, and the actions. */
export function ConceptPanel({ concept, standing }: ConceptPanelProps) {
  const openCheck = useOpenCheck();
  const { state, uncertainty, dueAt, missing, noCode } = standing;
  const isShown = state === "strong" || state === "due";
  return (
    <>
      <header className="stack-s">
        <FocusHeading level={2}>{concept.title}</FocusHeading>
        <p className="soft">{concept.use}</p>
        <p className="soft small">Takes {inMinutesOrHours(concept.minutes)} with its check and an exercise</p>
      </header>
      <div className="stack-s">
        <StateMark mark={state} />
        <p>{STATE_WORDS[state].means}</p>
        {noCode !== null && <p className="small soft">{sayNoCode(noCode)}</p>}
        {dueAt !== null && (
          <p className="small soft">
            {state === "due" ? "Its review is due now." : `Its review is due ${sayDay(dueAt, new Date())}.`}
          </p>
        )}
        <p className="row sure-line">
          <SureMark sure={sureness(uncertainty)} isShort />
          <span className="small soft">{sureness(uncertainty).means}</span>
        </p>
      </div>
      {missing.length > 0 && <Missing missing={missing} />}
      <Prerequisites requires={concept.requires} />
      <div className="row">
        <ButtonLink look="primary" to={paths.lesson(concept.id)}>
          Read the lesson
        </ButtonLink>
        <ButtonLink to={paths.evidence(concept.id)}>Evidence</ButtonLink>
        {!isShown && (
          <Button onClick={() => openCheck.mutate({ purpose: "test-out", concept: concept.id })}>
            Show that I know it
          </Button>
        )}
      </div>
      <ProblemNote error={openCheck.error} />
      {!isShown && <WhatIfShown concept={concept.id} />}
    </>
  );
}

function Missing({ missing }: { missing: readonly string[] }) {
  const { title } = useTrack();
  const openCheck = useOpenCheck();
  return (
    <section className="stack-s">
      <h3>Needed first</h3>
      <ul className="plain-list stack-s">
        {missing.map((id) => (
          <li key={id} className="missing-row">
            <Link to={paths.mapOf({ concept: id })}>{title(id)}</Link>
            <Button
              look="quiet"
              aria-label={`Show that I know it: ${title(id)}`}
              onClick={() => openCheck.mutate({ purpose: "test-out", concept: id })}
            >
              Show that I know it
            </Button>
          </li>
        ))}
      </ul>
      <ProblemNote error={openCheck.error} />
    </section>
  );
}

function Prerequisites({ requires }: { requires: readonly string[] }) {
  const { title } = useTrack();
  if (requires.length === 0) return null;
  return (
    <section className="stack-s">
      <h3>Builds on</h3>
      <ul className="chips plain-list">
        {requires.map((id) => (
          <li key={id}>
            <Link className="chip" to={paths.mapOf({ concept: id })}>
              {title(id)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
