import { evidenceOf, toChance, toLogOdds } from "./assumed.ts";
import { isDecided, type Model, type Placer, type Setting } from "./model.ts";
import { OpenItems } from "./open-items.ts";

/** One belief per concept, starting at the share of concepts that development learners know. An answer moves only its own concept. */
export function independentModel({ population }: Pick<Setting, "population">): Model {
  const logOdds = new Map<string, number>();
  const start = toLogOdds(population.knownShare);
  return {
    take: (item, result) => {
      const before = logOdds.get(item.concept) ?? start;
      logOdds.set(item.concept, before + evidenceOf(item, result));
    },
    belief: (concept) => toChance(logOdds.get(concept) ?? start),
  };
}

/** Asks a random concept that was not asked yet, because all are equal to this model. */
export function independent(setting: Setting): Placer {
  const model = independentModel(setting);
  const open = new OpenItems(setting.seen);
  return {
    ...model,
    take: (item, result) => {
      open.close(item.concept);
      model.take(item, result);
    },
    next: () => {
      const item = open.any(setting.random);
      return item === null ? null : open.hardToGuess(item.concept, setting.random);
    },
    stops: () => isDecided(setting.seen, model),
  };
}
