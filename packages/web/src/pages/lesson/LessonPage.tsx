import "./lesson.css";
import type { LessonBlock } from "@aulo/contract";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link, useParams } from "react-router";
import { queries } from "../../api/queries.ts";
import { CodeHtml } from "../../features/code/CodeHtml.tsx";
import { TrackHtml } from "../../features/track/TrackHtml.tsx";
import { useTrack } from "../../features/track/use-track.ts";
import { paths } from "../../paths.ts";
import { Note } from "../../ui/Note.tsx";
import { Page } from "../../ui/Page.tsx";
import { inMinutesOrHours } from "../../words/quantities.ts";
import { AfterLesson } from "./AfterLesson.tsx";
import { PredictExample } from "./PredictExample.tsx";
import { RunExample } from "./RunExample.tsx";

export function LessonPage() {
  const { conceptId = "" } = useParams();
  return <LessonView key={conceptId} conceptId={conceptId} />;
}

function LessonView({ conceptId }: { conceptId: string }) {
  const { data: lesson } = useSuspenseQuery(queries.lesson(conceptId));
  const { track } = useTrack();
  const { concept, blocks, seenIn } = lesson;
  const stage = track.stages.find(({ id }) => id === concept.stage);
  return (
    <Page title={concept.title} over={stage?.title}>
      <header className="stack-s lesson-head">
        <p className="lesson-use">{concept.use}</p>
        <p className="soft small">
          About {inMinutesOrHours(concept.minutes)}
          <Needs requires={concept.requires} /> ·{" "}
          <Link to={paths.evidence(concept.id)}>what is known about you here</Link>
        </p>
      </header>
      <div className="lesson">
        {blocks.map((block, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a lesson never move.
          <Block key={index} concept={concept.id} block={block} />
        ))}
      </div>
      {seenIn !== null && (
        <Note title="See it in a real app">
          <p>{seenIn.text}</p>
          <p className="small">
            In Aulo's own source: <code>{seenIn.path}</code>
          </p>
        </Note>
      )}
      <AfterLesson conceptId={concept.id} />
    </Page>
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

function Block({ concept, block }: { concept: string; block: LessonBlock }) {
  switch (block.kind) {
    case "text":
      return <TrackHtml html={block.html} className="prose" />;
    case "code":
      return <CodeHtml html={block.html} label={`Code, ${block.language}`} />;
    case "example":
      return block.mode === "predict" ? (
        <PredictExample concept={concept} example={block} />
      ) : (
        <RunExample concept={concept} example={block} />
      );
  }
}
