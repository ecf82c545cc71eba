import type { ReviewsView } from "@aulo/contract";
import { count } from "@aulo/contract/words/quantities";
import { useTrack } from "../../features/track/use-track.ts";
import { Note } from "../../ui/Note.tsx";

/** A welcome after a long absence: a short re-check replaces the pile of due reviews. */
export function AfterAbsence({ reviews: { awayDays, due } }: { reviews: ReviewsView }) {
  const { title } = useTrack();
  const [first] = due;
  if (awayDays === null || first === undefined) return null;
  const covered = count(first.covers.length, "other concept");
  return (
    <Note
      tone="good"
      title={awayDays === 0 ? "Welcome back" : `Welcome back after ${count(awayDays, "day")}`}
    >
      <p>
        You do not have to review everything again. A short re-check comes first. It begins with the concept
        that needs most of the others
        {first.covers.length > 0 && (
          <>
            : a right answer on {title(first.concept)} shows that {covered}{" "}
            {first.covers.length === 1 ? "is" : "are"} still there too
          </>
        )}
        .
      </p>
    </Note>
  );
}
