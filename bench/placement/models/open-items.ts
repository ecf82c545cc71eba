import type { ItemNode } from "@aulo/engine";
import type { Course } from "../../simulation/course.ts";
import { pick, type Random } from "../../simulation/random.ts";
import { assumedGuess } from "./assumed.ts";

/** The closed items of the concepts that were not asked yet: what a placement may ask. */
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

  /** An item of the concept that can hardly be guessed; null when it has none left. */
  hardToGuess(concept: string, random: Random): ItemNode | null {
    const own = this.#byConcept.get(concept) ?? [];
    const least = Math.min(...own.map(assumedGuess));
    const best = own.filter((item) => assumedGuess(item) <= least + 0.02);
    return best.length === 0 ? null : pick(random, best);
  }

  /** Any item of any concept, each concept as likely. */
  any(random: Random): ItemNode | null {
    const { concepts } = this;
    if (concepts.length === 0) return null;
    return pick(random, this.#byConcept.get(pick(random, concepts)) ?? []);
  }
}
