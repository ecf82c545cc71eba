import type { ConceptId } from "@aulo/contract";
import { Link } from "react-router";
import { paths } from "../../../paths.ts";
import { useTrack } from "../../track/use-track.ts";

type LessonOfferProps = {
  /** The concept that the failing tests of several runs named. */
  offer: ConceptId;
  /** The exercise's own concept. */
  concept: ConceptId;
  checkId: string;
};

/** Offers the lesson of a concept after the same fault in several runs. The lesson leads back to the exercise. */
export function LessonOffer({ offer, concept, checkId }: LessonOfferProps) {
  const { title } = useTrack();
  return (
    <p className="soft">
      {offer !== concept && `The failing tests are about “${title(offer)}”. `}
      <Link to={paths.lessonFrom(offer, checkId)}>
        {offer === concept ? "Look at the lesson again?" : "Look at that lesson first?"}
      </Link>{" "}
      Your code is kept.
    </p>
  );
}
