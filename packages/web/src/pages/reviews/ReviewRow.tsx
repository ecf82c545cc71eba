import type { DueReview } from "@aulo/contract";
import { count } from "@aulo/contract/words/quantities";
import { Link } from "react-router";
import { useTrack } from "../../features/track/use-track.ts";
import { paths } from "../../paths.ts";
import { sayRecall } from "../../words/reviews.ts";

/** A due concept: its recall, and the due concepts that a right answer exercises as well. */
export function ReviewRow({ review: { concept, recall, covers } }: { review: DueReview }) {
  const { title } = useTrack();
  return (
    <li className="review-row">
      <div>
        <Link to={paths.evidence(concept)}>{title(concept)}</Link>
        {covers.length > 0 && (
          <p className="small soft">
            A right answer also refreshes {count(covers.length, "due concept")} that it builds on.
          </p>
        )}
      </div>
      <p className="small soft">{sayRecall(recall)}</p>
    </li>
  );
}
