import type { Reason as ReasonOf } from "@aulo/contract";
import { Link } from "react-router";
import { paths } from "../../paths.ts";
import { type ClaimText, claimTexts } from "../../words/claims.ts";
import { count } from "../../words/quantities.ts";
import { useTrack } from "../track/use-track.ts";

/** Claims that are visible at once. A reached goal has one for each of its concepts. */
const SHOWN = 5;

/** The reason for a step: one sentence, and its claims with links to their evidence. */
export function Reason({ reason }: { reason: ReasonOf }) {
  const { title } = useTrack();
  const texts = claimTexts(reason.claims, title);
  const others = texts.slice(SHOWN);
  return (
    <div className="reason">
      <p className="reason-sentence">{reason.sentence}</p>
      {texts.length > 0 && <Claims texts={texts.slice(0, SHOWN)} />}
      {others.length > 0 && (
        <details>
          <summary className="small soft">{count(others.length, "more fact")}</summary>
          <Claims texts={others} />
        </details>
      )}
    </div>
  );
}

function Claims({ texts }: { texts: readonly ClaimText[] }) {
  return (
    <ul className="claims plain-list" aria-label="Facts behind this reason">
      {texts.map(({ text, concept }) => (
        <li key={text}>
          <Link to={paths.evidence(concept)}>{text}</Link>
        </li>
      ))}
    </ul>
  );
}
