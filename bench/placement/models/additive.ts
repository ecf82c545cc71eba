/**
 * Additive propagation, the idea of Math Academy's fractional credit.
 *
 * 1. A right answer adds its evidence to the concept, and a part of it to all prerequisites, less with each edge.
 * 2. A miss subtracts its evidence from the concept, and a part of it from all dependents, less with each edge.
 * 3. The next question is on the undecided concept with the most undecided concepts both below and above it.
 */
import { mapCourse } from "../../simulation/course.ts";
import { evidenceOf, toChance, toLogOdds } from "./assumed.ts";
import { isDecided, isUndecided, type Model, type Placer, type Setting } from "./model.ts";
import { OpenItems } from "./open-items.ts";

/** Share of the evidence that passes each edge, and the maximum number of edges: best of a grid on development learners. */
const PER_EDGE = 0.7;
const FARTHEST = 5;

type Hops = ReadonlyMap<string, number>;

type Reach = ReturnType<typeof toReach>;

export function additive(setting: Setting): Placer {
  const reach = toReach(setting);
  const model = additiveModel(setting, reach);
  const open = new OpenItems(setting.seen);
  const undecided = (ids: Iterable<string>) => [...ids].filter((id) => isUndecided(model.belief(id))).length;
  const worth = (concept: string): number => {
    const { under, over } = reach(concept);
    const unsure = isUndecided(model.belief(concept)) ? 1 : 0;
    return unsure + Math.min(undecided(under.keys()), undecided(over.keys())) + setting.random() / 2;
  };
  return {
    ...model,
    take: (item, result) => {
      open.close(item.concept);
      model.take(item, result);
    },
    next: () => {
      const [best] = open.concepts.map((id) => ({ id, worth: worth(id) })).sort((a, b) => b.worth - a.worth);
      return best === undefined ? null : open.hardToGuess(best.id, setting.random);
    },
    stops: () => isDecided(setting.seen, model),
  };
}

function toReach({ seen }: Setting) {
  const course = mapCourse(seen);
  const cache = new Map<string, { under: Hops; over: Hops }>();
  return (concept: string) => {
    const known = cache.get(concept);
    if (known !== undefined) return known;
    const fresh = { under: hopsFrom(concept, course.requires), over: hopsFrom(concept, course.dependents) };
    cache.set(concept, fresh);
    return fresh;
  };
}

function hopsFrom(start: string, next: (id: string) => readonly string[]): Hops {
  const hops = new Map<string, number>();
  let border = [...next(start)];
  for (let far = 1; far <= FARTHEST && border.length > 0; far += 1) {
    const fresh = [...new Set(border)].filter((id) => !hops.has(id));
    for (const id of fresh) hops.set(id, far);
    border = fresh.flatMap(next);
  }
  return hops;
}

function additiveModel({ seen, population }: Setting, reach: Reach): Model {
  const logOdds = new Map(seen.concepts.map(({ id }) => [id, toLogOdds(population.knownShare)]));
  const add = (concept: string, evidence: number) =>
    logOdds.set(concept, (logOdds.get(concept) ?? 0) + evidence);
  return {
    take: (item, result) => {
      const evidence = evidenceOf(item, result);
      add(item.concept, evidence);
      const others = evidence > 0 ? reach(item.concept).under : reach(item.concept).over;
      for (const [concept, far] of others) add(concept, evidence * PER_EDGE ** far);
    },
    belief: (concept) => toChance(logOdds.get(concept) ?? 0),
  };
}
