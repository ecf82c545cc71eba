import type { ItemNode } from "@aulo/engine";
import type { Course } from "../../simulation/course.ts";
import { pick, type Random } from "../../simulation/random.ts";
import { assumedGuess } from "./assumed.ts";

/** The items that a placement may still ask: closed items of concepts that were not asked yet. */
export class OpenItems {
  readonly #byConcept = new Map<string, ItemNode[]>();

  constructor({ items }: Course) {
    for (const item of items) {
      if (item.kind === "exercise") continue;
      const own = this.#byConcept.get(item.concept);
      if (own === undefined) this.#byConcept.set(item.concept, [item]);
      else own.push(item);
    }
  }

  get concepts(): readonly string[] {
    return [...this.#byConcept.keys()];
  }

  all(): readonly ItemNode[] {
    return [...this.#byConcept.values()].flat();
  }

  close(concept: string): void {
    this.#byConcept.delete(concept);
  }

  /** A random item among those of the concept with the lowest guess; null when the concept has none left. */
  hardToGuess(concept: string, random: Random): ItemNode | null {
    const own = this.#byConcept.get(concept) ?? [];
    const least = Math.min(...own.map(assumedGuess));
    const best = own.filter((item) => assumedGuess(item) <= least + 0.02);
    return best.length === 0 ? null : pick(random, best);
  }

  /** A random item of a random concept; null when none is left. */
  any(random: Random): ItemNode | null {
    const { concepts } = this;
    if (concepts.length === 0) return null;
    return pick(random, this.#byConcept.get(pick(random, concepts)) ?? []);
  }
}
