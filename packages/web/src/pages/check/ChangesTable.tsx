import "./check-end.css";
import type { StateChange } from "@aulo/contract";
import { count } from "@aulo/contract/words/quantities";
import { Link } from "react-router";
import { StateMark } from "../../features/standing/StateMark.tsx";
import { useTrack } from "../../features/track/use-track.ts";
import { paths } from "../../paths.ts";

/** The concepts whose state changed in a check, before and after, folded behind their number. */
export function ChangesTable({ changes }: { changes: readonly StateChange[] }) {
  const { title } = useTrack();
  if (changes.length === 0) return null;
  return (
    <details className="changes">
      <summary className="small">{count(changes.length, "concept")} changed on your map</summary>
      <div className="table-scroll">
        <table className="table" aria-label="What changed">
          <thead>
            <tr>
              <th scope="col">Concept</th>
              <th scope="col">Before</th>
              <th scope="col">Now</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ concept, before, after }) => (
              <tr key={concept}>
                <td>
                  <Link to={paths.evidence(concept)}>{title(concept)}</Link>
                </td>
                <td>
                  <StateMark mark={before} />
                </td>
                <td>
                  <StateMark mark={after} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
