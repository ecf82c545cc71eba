import type { Change, ConceptId } from "@aulo/contract";
import { Link } from "react-router";
import { largestFirst } from "../../features/check/gather-changes.ts";
import { useTrack } from "../../features/track/use-track.ts";
import { paths } from "../../paths.ts";
import { count } from "../../words/quantities.ts";
import { STATE_WORDS } from "../../words/states.ts";

/** Number of concepts that are visible at once. The others are collapsed below. */
const SHOWN = 4;

type ChangesProps = { changes: readonly Change[]; about: ConceptId | null };

/** The concepts whose state changed in a check, with links to their evidence: its own concept first, then by size. */
export function Changes({ changes, about }: ChangesProps) {
  const changed = changes.filter(({ stateBefore, stateAfter }) => stateBefore !== stateAfter);
  const sorted = largestFirst(changed, about);
  const others = sorted.slice(SHOWN);
  if (sorted.length === 0) return null;
  return (
    <section className="stack-s" aria-label="What changed">
      <ChangeList changes={sorted.slice(0, SHOWN)} />
      {others.length > 0 && (
        <details>
          <summary className="small soft">and {count(others.length, "other concept")}</summary>
          <ChangeList changes={others} />
        </details>
      )}
    </section>
  );
}

function ChangeList({ changes }: { changes: readonly Change[] }) {
  const { title } = useTrack();
  return (
    <ul className="chips plain-list">
      {changes.map(({ concept, stateAfter }) => (
        <li key={concept}>
          <Link className="chip" to={paths.evidence(concept)}>
            {title(concept)} <span className="soft">{STATE_WORDS[stateAfter].name}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
