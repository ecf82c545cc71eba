/**
 * Draws one failure to explain.
 *
 * 1. The learner has answered closed items on random concepts, as after a placement and a few steps.
 * 2. It fails two items of an unknown concept with a true root gap among its prerequisites.
 * 3. A root gap is an unknown direct or indirect prerequisite of the failed concept whose own true prerequisites are all known. It should be taught first.
 */
import type { ItemNode } from "@aulo/engine";
import type { Subject } from "../placement/cells.ts";
import type { Result } from "../simulation/answering.ts";
import { reachFrom } from "../simulation/course.ts";
import type { SimulatedLearner } from "../simulation/learner.ts";
import { pick, type Random, shuffled } from "../simulation/random.ts";

const EARLIER_ANSWERS = 15;
const MISSES = 2;

export type Answer = { item: ItemNode; result: Result };

export type Case = {
  learner: SimulatedLearner;
  failed: string;
  /** The earlier answers and the two wrong ones. */
  answers: readonly Answer[];
  /** Root gaps below the failed concept, by the true edges. */
  gaps: ReadonlySet<string>;
};

/** Null for a learner without a failure that a deeper gap explains. */
export function drawCase(subject: Subject, random: Random): Case | null {
  const learner = subject.begin();
  const earlier = answerEarlier(subject, learner, random);
  const items = closedItems(subject);
  const failable = shuffled(random, subject.truth.concepts).find(
    ({ id }) => !learner.knows(id, 0) && rootGaps(subject, learner, id).size > 0,
  );
  if (failable === undefined) return null;
  const failed = failable.id;
  const own = shuffled(
    random,
    items.filter(({ concept }) => concept === failed),
  );
  const misses = own.slice(0, MISSES).map((item): Answer => ({ item, result: "wrong" }));
  return { learner, failed, answers: [...earlier, ...misses], gaps: rootGaps(subject, learner, failed) };
}

/** Root gaps below the failed concept, by the true edges. */
export function rootGaps({ truth }: Subject, learner: SimulatedLearner, failed: string, at = 0): Set<string> {
  const missing = [...reachFrom(failed, truth.requires)].filter((id) => !learner.knows(id, at));
  return new Set(missing.filter((id) => truth.requires(id).every((each) => learner.knows(each, at))));
}

function answerEarlier(subject: Subject, learner: SimulatedLearner, random: Random): Answer[] {
  const items = closedItems(subject);
  const concepts = shuffled(random, [...new Set(items.map(({ concept }) => concept))]);
  return concepts.slice(0, EARLIER_ANSWERS).map((concept) => {
    const item = pick(
      random,
      items.filter((each) => each.concept === concept),
    );
    return { item, result: learner.answer(item, 0) };
  });
}

function closedItems({ seen }: Subject): readonly ItemNode[] {
  return seen.items.filter(({ kind }) => kind !== "exercise");
}
