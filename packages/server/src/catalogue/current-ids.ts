import type { IdsFile } from "@aulo/content";
import type { LogEvent } from "@aulo/engine";

/** Maps old ids in a learner's log to the ids of today's track. */
export type CurrentIds = {
  /** The id or ids that replace it today; the id itself when it never changed. */
  of: (id: string) => readonly string[];
  /** The id itself and every former id that it replaces, alone or with others. */
  formerly: (id: string) => readonly string[];
  /** The entry with today's ids. The log itself stays as it was written. */
  inEvent: (event: LogEvent) => LogEvent;
};

const MOST_RENAMES = 20;

/** Answers to a split concept count for its first part, and the other parts go into `also`. */
export function toCurrentIds({ renamed, split }: Pick<IdsFile, "renamed" | "split">): CurrentIds {
  const follow = (id: string, depth: number): readonly string[] => {
    const next = renamed[id] === undefined ? split[id] : [renamed[id]];
    return next === undefined || depth > MOST_RENAMES
      ? [id]
      : next.flatMap((each) => follow(each, depth + 1));
  };
  const of = (id: string) => follow(id, 0);
  const former = [...Object.keys(renamed), ...Object.keys(split)];
  const formerly = (id: string) => [id, ...former.filter((each) => each !== id && of(each).includes(id))];
  const first = (id: string) => of(id)[0] ?? id;
  const inEvent = (event: LogEvent): LogEvent => {
    switch (event.kind) {
      case "answered": {
        const [concept = event.concept, ...others] = of(event.concept);
        const also = [...event.also.flatMap(of), ...others];
        const shows = event.shows?.flatMap(of);
        return { ...event, item: first(event.item), concept, also, shows, faults: event.faults.flatMap(of) };
      }
      case "lesson-finished":
      case "deferred":
        return { ...event, concept: first(event.concept) };
      case "reset":
        return { ...event, concept: event.concept === null ? null : first(event.concept) };
      case "answer-seen":
        return { ...event, item: first(event.item) };
      case "placement-ended":
      case "introduced":
      case "voided":
        return event;
    }
  };
  return { of, formerly, inEvent };
}
