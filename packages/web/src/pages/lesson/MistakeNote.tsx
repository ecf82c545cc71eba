import { TrackHtml } from "../../features/track/TrackHtml.tsx";
import { Note } from "../../ui/Note.tsx";
import type { LessonHelp } from "./use-help.ts";

/** Names the mix-up behind a wrong answer; empty when no author said why it is wrong. */
export function MistakeNote({ help: { mistake } }: { help: LessonHelp }) {
  if (mistake === null) return null;
  const { becauseHtml, misconception } = mistake;
  return (
    <Note
      tone="wait"
      title={misconception === null ? "About your answer" : `A common mix-up: ${misconception}`}
    >
      <TrackHtml html={becauseHtml} />
    </Note>
  );
}
