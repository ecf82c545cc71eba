import type { Graph, ItemNode } from "@aulo/engine";

/** The items of each concept, handed out in their order and then those asked longest ago. */
export class ItemBox {
  readonly #closed = new Map<string, ItemNode[]>();
  readonly #exercises = new Map<string, ItemNode>();

  constructor({ items }: Graph) {
    for (const item of items) {
      if (item.kind === "exercise") this.#exercises.set(item.concept, item);
      else this.#closed.set(item.concept, [...(this.#closed.get(item.concept) ?? []), item]);
    }
  }

  /** The next closed item, put to the back. @throws Error when the concept has none */
  takeClosed(concept: string): ItemNode {
    const list = this.#closed.get(concept) ?? [];
    const item = list.shift();
    if (item === undefined) throw new Error(`There is no closed item on ${concept}.`);
    list.push(item);
    return item;
  }

  /** The concept's exercise; null when it has none. */
  exercise(concept: string): ItemNode | null {
    return this.#exercises.get(concept) ?? null;
  }

  /** What follows a lesson at the least: a closed item, then the exercise, or a second closed item where there is none. */
  takePair(concept: string): ItemNode[] {
    return [this.takeClosed(concept), this.exercise(concept) ?? this.takeClosed(concept)];
  }
}
