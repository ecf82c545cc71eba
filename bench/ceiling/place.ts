import type { Subject } from "../placement/cells.ts";
import type { Forecast } from "../placement/measures.ts";
import { ours } from "../placement/models/engine.ts";
import { QUESTIONS_AT_MOST } from "../placement/models/model.ts";
import type { Population } from "../placement/models/population.ts";
import { seededRandom } from "../simulation/random.ts";
import type { Answer, Cloud } from "./cloud.ts";

/** Forecasts of the engine and of Bayes' rule after the same answers, and the effective number of members. */
export type Placed = { ours: Forecast[]; best: Forecast[]; members: number };

/** Places one learner with the engine's own questions, and compares both forecasts at the end. */
export function placeOne(subject: Subject, population: Population, cloud: Cloud): Placed {
  const learner = subject.begin();
  const placer = ours({ seen: subject.seen, population, random: seededRandom(`${subject.seed} row`) });
  const answers: Answer[] = [];
  for (let asked = 0; asked < QUESTIONS_AT_MOST; asked += 1) {
    const item = placer.next();
    if (item === null) break;
    const result = learner.answer(item, 0);
    placer.take(item, result);
    answers.push({ item, result });
  }
  const best = cloud.beliefs(answers);
  const read = (belief: (concept: string) => number) =>
    subject.seen.concepts.map(({ id }) => ({ belief: belief(id), held: learner.knows(id, 0) }));
  return { ours: read((id) => placer.belief(id)), best: read(best.of), members: best.members };
}
