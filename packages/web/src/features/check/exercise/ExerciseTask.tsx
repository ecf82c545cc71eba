import type { PublicItem } from "@aulo/contract";
import { useRef } from "react";
import { FocusHeading } from "../../../ui/FocusHeading.tsx";
import { inMinutesOrHours, inSeconds } from "../../../words/quantities.ts";
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
          {heading} · about {inMinutesOrHours(item.minutes)} · time limit {inSeconds(item.limits.timeoutMs)}
        </p>
      </header>
      <TrackHtml html={item.askHtml} className="ask" />
    </section>
  );
}
