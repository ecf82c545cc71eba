import { TrackHtml } from "../../features/track/TrackHtml.tsx";
import { Note } from "../../ui/Note.tsx";
import type { LessonHelp } from "./use-help.ts";

/** Names the mix-up behind a wrong answer; empty when no author said why it is wrong. */
export function MistakeNote({ help: { mistakeHtml } }: { help: LessonHelp }) {
  if (mistakeHtml === null) return null;
  return (
    <Note tone="wait" title="Where your answer went another way">
      <TrackHtml html={mistakeHtml} />
    </Note>
  );
}
