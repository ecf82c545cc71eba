import type { Change, ConceptId } from "@aulo/contract";
import { Link } from "react-router";
import { largestFirst } from "../../features/check/gather-changes.ts";
import { useTrack } from "../../features/track/use-track.ts";
import { paths } from "../../paths.ts";
import { count, percent } from "../../words/quantities.ts";
import { STATE_WORDS } from "../../words/states.ts";

/** Number of rows that are visible at once. Smaller changes are collapsed below. */
const SHOWN = 4;

type ChangesProps = { changes: readonly Change[]; about: ConceptId | null };

/** The changes of a check, with the values before and after: its own concept first, then by size. */
export function Changes({ changes, about }: ChangesProps) {
  const sorted = largestFirst(changes, about);
  const others = sorted.slice(SHOWN);
  if (sorted.length === 0) return null;
  return (
    <>
      <ChangeTable changes={sorted.slice(0, SHOWN)} />
      {others.length > 0 && (
        <details>
          <summary className="small soft">
            {count(others.length, "other concept")} moved with {others.length === 1 ? "it" : "them"}
          </summary>
          <ChangeTable changes={others} />
        </details>
      )}
    </>
  );
}

function ChangeTable({ changes }: { changes: readonly Change[] }) {
  const { title } = useTrack();
  return (
    <div className="table-scroll">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Concept</th>
            <th scope="col">Belief that you know it</th>
            <th scope="col">State</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ concept, before, after, stateBefore, stateAfter }) => (
            <tr key={concept}>
              <td>
                <Link to={paths.evidence(concept)}>{title(concept)}</Link>
              </td>
              <td>{fromTo(percent(before), percent(after))}</td>
              <td>{fromTo(STATE_WORDS[stateBefore].name, STATE_WORDS[stateAfter].name)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function fromTo(from: string, to: string) {
  return from === to ? to : `${from} → ${to}`;
}
