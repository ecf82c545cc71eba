import type { PublicItem } from "@aulo/contract";
import { inMinutesOrHours, inSeconds } from "@aulo/contract/words/quantities";
import { useRef } from "react";
import { Link } from "react-router";
import { paths } from "../../../paths.ts";
import { FocusHeading } from "../../../ui/FocusHeading.tsx";
import { TrackHtml } from "../../track/TrackHtml.tsx";
import { useStickyTop } from "./use-sticky-top.ts";

type ExerciseTaskProps = { item: Extract<PublicItem, { kind: "exercise" }>; heading: string };

/** The task. On a wide screen it stays beside the code while the page scrolls. */
export function ExerciseTask({ item, heading }: ExerciseTaskProps) {
  const section = useRef<HTMLElement>(null);
  useStickyTop(section);
  return (
    <section ref={section} className="exercise-task" aria-labelledby="item-heading">
      <header>
        <FocusHeading level={2} id="item-heading">
          {item.title}
        </FocusHeading>
        <p className="small soft">
          {heading} · {inMinutesOrHours(item.minutes)} · time limit {inSeconds(item.limits.timeoutMs)}
        </p>
      </header>
      {item.milestone !== null && <MilestonePlace milestone={item.milestone} />}
      <TrackHtml html={item.askHtml} className="ask" />
    </section>
  );
}

type Milestone = NonNullable<ExerciseTaskProps["item"]["milestone"]>;

/** The project of a milestone, and whose code it begins with. The customer's story is open at the first one. */
function MilestonePlace({ milestone }: { milestone: Milestone }) {
  const { project, storyHtml, position, of, isOwnCode } = milestone;
  return (
    <div className="stack-s milestone-place">
      <p className="small">
        <Link to={paths.projects()}>
          Milestone {position} of {of}
        </Link>
        . {sayStart(milestone)}
      </p>
      <details open={position === 1 && !isOwnCode}>
        <summary>{project}: what the customer wants</summary>
        <TrackHtml html={storyHtml} />
      </details>
    </div>
  );
}

function sayStart({ position, isOwnCode }: Milestone): string {
  if (isOwnCode) return "You go on with your own code. All that it could do before must still work.";
  return position === 1
    ? "The code is yours: any layout will do, as long as it does what is asked."
    : "You begin with what a colleague left. Take a few minutes to read it before you change it.";
}
