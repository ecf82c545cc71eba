import type { SimulatedLearner } from "../simulation/learner.ts";
import { type Random, seededRandom } from "../simulation/random.ts";
import type { Pair, Subject } from "./cells.ts";
import type { Forecast } from "./measures.ts";
import type { Placer, Setting } from "./models/model.ts";
import { QUESTIONS_AT_MOST } from "./models/model.ts";
import { OpenItems } from "./models/open-items.ts";
import type { Population } from "./models/population.ts";

/** Numbers of questions after which beliefs are compared with the truth. */
export const CHECKPOINTS = [10, 15, 25] as const;
export type Checkpoint = (typeof CHECKPOINTS)[number];

export type Placement = {
  after: ReadonlyMap<Checkpoint, readonly Forecast[]>;
  /** Number of questions until its own stop, at most 25, and its forecasts at that point. */
  stoppedAfter: number;
  atStop: readonly Forecast[];
  /** Belief at the stop in the concept of one random item, and whether that item was answered right. */
  extra: Forecast | null;
};

/**
 * Places one learner by one row. Continues to 25 questions after the row's own stop, while the row has questions left,
 * so that rows are compared at equal numbers of questions. Two rows that ask the same item get the same answer.
 */
export function runPlacement(
  subject: Subject,
  population: Population,
  begin: (setting: Setting) => Placer,
): Placement {
  const learner = subject.begin();
  const placer = begin({ seen: subject.seen, population, random: seededRandom(`${subject.seed} row`) });
  const open = new OpenItems(subject.seen);
  const after = new Map<Checkpoint, readonly Forecast[]>();
  let stop: Pick<Placement, "stoppedAfter" | "atStop" | "extra"> | null = null;
  const noteStop = (asked: number) => {
    const extra = askExtra(open, placer, learner, seededRandom(`${subject.seed} extra`));
    return { stoppedAfter: asked, atStop: forecasts(subject, placer, learner), extra };
  };
  for (let asked = 0; asked < QUESTIONS_AT_MOST; asked += 1) {
    const item = placer.next();
    if (item !== null) {
      open.close(item.concept);
      placer.take(item, learner.answer(item, 0));
    }
    const due = CHECKPOINTS.find((checkpoint) => checkpoint === asked + 1);
    if (due !== undefined) after.set(due, forecasts(subject, placer, learner));
    if (stop === null && (item === null || placer.stops()))
      stop = noteStop(item === null ? asked : asked + 1);
  }
  return { after, ...(stop ?? noteStop(QUESTIONS_AT_MOST)) };
}

function askExtra(
  open: OpenItems,
  placer: Placer,
  learner: SimulatedLearner,
  random: Random,
): Forecast | null {
  const item = open.any(random);
  if (item === null) return null;
  return { belief: placer.belief(item.concept), held: learner.answer(item, 0) === "right" };
}

function forecasts({ seen }: Pair, placer: Placer, learner: SimulatedLearner): Forecast[] {
  return seen.concepts.map(({ id }) => ({ belief: placer.belief(id), held: learner.knows(id, 0) }));
}
