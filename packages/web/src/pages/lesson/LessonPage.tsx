import "./lesson.css";
import type { ConceptId, Lesson } from "@aulo/contract";
import { inMinutesOrHours } from "@aulo/contract/words/quantities";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link, useParams, useSearchParams } from "react-router";
import { queries } from "../../api/queries.ts";
import { stageTitleOf } from "../../features/track/group-by-stage.ts";
import { useTrack } from "../../features/track/use-track.ts";
import { paths } from "../../paths.ts";
import { ButtonLink } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Page } from "../../ui/Page.tsx";
import { AfterLesson } from "./AfterLesson.tsx";
import { cutLesson } from "./cut-lesson.ts";
import { LessonBlocks } from "./LessonBlocks.tsx";
import { MistakeNote } from "./MistakeNote.tsx";
import { PartToLookAt } from "./PartToLookAt.tsx";
import { SeenIn } from "./SeenIn.tsx";
import { type LessonHelp, useHelp } from "./use-help.ts";
import { useSectionInUrl } from "./use-section-in-url.ts";
import { WorkedExample } from "./WorkedExample.tsx";

export function LessonPage() {
  const { conceptId = "" } = useParams();
  return <LessonView key={conceptId} conceptId={conceptId} />;
}

function LessonView({ conceptId }: { conceptId: ConceptId }) {
  const { data: lesson } = useSuspenseQuery(queries.lesson(conceptId));
  const { track } = useTrack();
  const help = useHelp(conceptId);
  const from = useSearchParams()[0].get("from");
  const { concept, seenIn } = lesson;
  useSectionInUrl();
  return (
    <Page title={concept.title} over={stageTitleOf(track, concept)}>
      <header className="stack-s lesson-head">
        <p className="lesson-use">{concept.use}</p>
        <p className="soft small">
          {inMinutesOrHours(lesson.minutes)} to read
          <Needs requires={concept.requires} /> ·{" "}
          <Link to={paths.evidence(concept.id)}>what Aulo believes about you here</Link>
        </p>
      </header>
      {from !== null && <BackToExercise checkId={from} />}
      <LessonText lesson={lesson} help={help} />
      {seenIn !== null && <SeenIn concept={concept.id} seenIn={seenIn} />}
      {from === null ? <AfterLesson conceptId={concept.id} /> : <BackToExercise checkId={from} isEnd />}
    </Page>
  );
}

/** The lesson; after failed rounds with the part to look at again, or after a second explanation. */
function LessonText({ lesson, help }: { lesson: Lesson; help: LessonHelp | null }) {
  const { concept, blocks, again, hasWorkedExample } = lesson;
  const { before, part, after } = cutLesson(blocks, help?.section ?? null);
  const isAgain = help?.kind === "again";
  const second = isAgain ? again : null;
  const isNoteFirst = second !== null || part.length === 0;
  return (
    <>
      {help !== null && isNoteFirst && <MistakeNote help={help} />}
      {second !== null && (
        <section className="lesson" aria-label="In other words">
          <LessonBlocks concept={concept.id} blocks={second} />
        </section>
      )}
      {second !== null && hasWorkedExample && <WorkedExample concept={concept.id} />}
      {second !== null && <h2 className="lesson-before">The lesson as before</h2>}
      <div className="lesson">
        <LessonBlocks concept={concept.id} blocks={before} />
        {help !== null && part.length > 0 && (
          <PartToLookAt isFirst={second === null}>
            {!isNoteFirst && <MistakeNote help={help} />}
            <LessonBlocks concept={concept.id} blocks={part} />
          </PartToLookAt>
        )}
        <LessonBlocks concept={concept.id} blocks={after} />
      </div>
      {isAgain && second === null && hasWorkedExample && <WorkedExample concept={concept.id} />}
    </>
  );
}

function BackToExercise({ checkId, isEnd = false }: { checkId: string; isEnd?: boolean }) {
  return (
    <div className={isEnd ? "lesson-end" : "row"}>
      <ButtonLink look={isEnd ? "primary" : "outline"} to={paths.check(checkId)}>
        <Icon name="back" /> Back to your exercise
      </ButtonLink>
    </div>
  );
}

function Needs({ requires }: { requires: readonly string[] }) {
  const { title } = useTrack();
  if (requires.length === 0) return null;
  return (
    <>
      {" · builds on "}
      {requires.map((id, index) => (
        <span key={id}>
          {index > 0 && ", "}
          <Link to={paths.lesson(id)}>{title(id)}</Link>
        </span>
      ))}
    </>
  );
}
