import type { Reason as ReasonOf } from "@aulo/contract";
import { Link } from "react-router";
import { paths } from "../../paths.ts";
import { claimTexts } from "../../words/claims.ts";
import { useTrack } from "../track/use-track.ts";

/** The reason for a step: one sentence, and its claims with links to their evidence. */
export function Reason({ reason }: { reason: ReasonOf }) {
  const { title } = useTrack();
  const texts = claimTexts(reason.claims, title);
  return (
    <div className="reason">
      <p className="reason-sentence">{reason.sentence}</p>
      {texts.length > 0 && (
        <ul className="claims plain-list" aria-label="Facts behind this reason">
          {texts.map(({ text, concept }) => (
            <li key={text}>
              <Link to={paths.evidence(concept)}>{text}</Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
