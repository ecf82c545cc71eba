import type { Wait, WaitStanding } from "@aulo/contract";
import { Link } from "react-router";
import { StateMark } from "../../../features/standing/StateMark.tsx";
import { useTrack } from "../../../features/track/use-track.ts";
import { paths } from "../../../paths.ts";
import { FocusHeading } from "../../../ui/FocusHeading.tsx";

/** A chosen wait: the reason, the concepts that unlock it, and its own. */
export function WaitPanel({ wait, standing }: { wait: Wait; standing: WaitStanding | undefined }) {
  const { title } = useTrack();
  const missing = standing?.missing ?? [];
  return (
    <>
      <FocusHeading level={2}>{wait.title}</FocusHeading>
      <StateMark mark="waits" />
      <p>{wait.reason}</p>
      <section className="stack-s">
        <h3>Unlocked by</h3>
        <ul className="plain-list stack-s">
          {wait.unlockedBy.map((id) => (
            <li key={id} className="missing-row">
              <Link to={paths.mapOf({ concept: id })}>{title(id)}</Link>
              <span className="small soft">{missing.includes(id) ? "not shown yet" : "shown"}</span>
            </li>
          ))}
        </ul>
      </section>
      {wait.concepts.length > 0 && (
        <section className="stack-s">
          <h3>Then you can learn</h3>
          <ul className="plain-list stack-s">
            {wait.concepts.map((id) => (
              <li key={id}>
                <Link to={paths.mapOf({ concept: id })}>{title(id)}</Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
