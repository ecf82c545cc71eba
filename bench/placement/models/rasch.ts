/**
 * A computerised adaptive test (CAT) on one ability.
 *
 * 1. The chance that a concept is known is a logistic curve over the ability. Its difficulty depends on depth and place in the syllabus.
 *    The curve's four parameters are fitted to the knowledge of development learners (see population.ts).
 * 2. The ability has a posterior over a grid: every answer multiplies each point by its likelihood there, through guess and slip.
 * 3. The belief in a concept is its curve averaged over the grid. The concept's own answers also count at every point.
 * 4. The next item has the highest Fisher information at the expected ability (Lord 1980).
 */
import type { ItemNode } from "@aulo/engine";
import type { AskedItem, Result } from "../../simulation/answering.ts";
import { assumedGuess, assumedSlip, likelihoods, toChance } from "./assumed.ts";
import { isDecided, type Model, type Placer, type Setting } from "./model.ts";
import { OpenItems } from "./open-items.ts";
import { ABILITIES, difficultiesOf } from "./population.ts";

type Odds = { known: number; unknown: number };

const NO_ANSWER: Odds = { known: 1, unknown: 1 };

export class RaschModel implements Model {
  readonly #slope: number;
  readonly #ease: ReadonlyMap<string, number>;
  readonly #answers = new Map<string, Odds>();
  #weights: number[] = [];

  constructor({ seen, population }: Pick<Setting, "seen" | "population">) {
    this.#slope = population.rasch.slope;
    this.#ease = difficultiesOf(seen, population.rasch);
    this.#weigh();
  }

  /** Chance that the concept is known at this ability, without its own answers. */
  curve(concept: string, ability: number): number {
    return toChance(this.#slope * ability + (this.#ease.get(concept) ?? 0));
  }

  take(item: AskedItem, result: Result): void {
    const before = this.#answers.get(item.concept) ?? NO_ANSWER;
    const more = likelihoods(item, result);
    this.#answers.set(item.concept, {
      known: before.known * more.known,
      unknown: before.unknown * more.unknown,
    });
    this.#weigh();
  }

  belief(concept: string): number {
    const { known, unknown } = this.#answers.get(concept) ?? NO_ANSWER;
    return ABILITIES.reduce((sum, { ability }, index) => {
      const chance = this.curve(concept, ability);
      const posterior = (chance * known) / (chance * known + (1 - chance) * unknown);
      return sum + (this.#weights[index] ?? 0) * posterior;
    }, 0);
  }

  /** Expected ability, in standard deviations of the learners. */
  ability(): number {
    return ABILITIES.reduce((sum, { ability }, index) => sum + (this.#weights[index] ?? 0) * ability, 0);
  }

  /** Fisher information of the item's answer about the ability, at that ability. */
  information(item: AskedItem, ability: number): number {
    const chance = this.curve(item.concept, ability);
    const guess = assumedGuess(item);
    const part = 1 - guess - assumedSlip(item);
    const right = guess + part * chance;
    return (part * this.#slope * chance * (1 - chance)) ** 2 / (right * (1 - right));
  }

  #weigh(): void {
    const weights = ABILITIES.map(({ ability, weight }) => {
      let log = Math.log(weight);
      for (const [concept, { known, unknown }] of this.#answers) {
        const chance = this.curve(concept, ability);
        log += Math.log(chance * known + (1 - chance) * unknown);
      }
      return log;
    });
    const most = Math.max(...weights);
    const scaled = weights.map((log) => Math.exp(log - most));
    const sum = scaled.reduce((total, each) => total + each, 0);
    this.#weights = scaled.map((each) => each / sum);
  }
}

export function rasch(setting: Setting): Placer {
  const model = new RaschModel(setting);
  const open = new OpenItems(setting.seen);
  return {
    belief: (concept) => model.belief(concept),
    take: (item, result) => {
      open.close(item.concept);
      model.take(item, result);
    },
    next: () => {
      const ability = model.ability();
      let best: { item: ItemNode; worth: number } | null = null;
      for (const item of open.all()) {
        const worth = model.information(item, ability) * (1 + 1e-6 * setting.random());
        if (best === null || worth > best.worth) best = { item, worth };
      }
      return best?.item ?? null;
    },
    stops: () => isDecided(setting.seen, model),
  };
}
