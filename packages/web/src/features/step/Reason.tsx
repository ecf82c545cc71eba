import type { ConceptId, Reason as ReasonOf } from "@aulo/contract";
import { Link } from "react-router";
import { paths } from "../../paths.ts";
import { useTrack } from "../track/use-track.ts";
import { citedConcepts } from "./cited-concepts.ts";

/** The reason for a step in words, and links to the evidence behind it. */
export function Reason({ reason }: { reason: ReasonOf }) {
  const concepts = citedConcepts(reason.claims);
  return (
    <div className="reason">
      <p className="reason-sentence">{reason.sentence}</p>
      {concepts.length > 0 && <Evidence concepts={concepts} />}
    </div>
  );
}

function Evidence({ concepts }: { concepts: readonly ConceptId[] }) {
  const { title } = useTrack();
  return (
    <p className="claims soft">
      Evidence:{" "}
      {concepts.map((concept, index) => (
        <span key={concept}>
          {index > 0 && ", "}
          <Link to={paths.evidence(concept)}>{title(concept)}</Link>
        </span>
      ))}
    </p>
  );
}
