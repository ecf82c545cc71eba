import type { Graph, ItemNode } from "@aulo/engine";

/** The items of each concept, in rotation. */
export class ItemBox {
  readonly #closed = new Map<string, ItemNode[]>();
  readonly #exercises = new Map<string, ItemNode>();

  constructor({ items }: Graph) {
    for (const item of items) {
      if (item.kind === "exercise") this.#exercises.set(item.concept, item);
      else this.#closed.set(item.concept, [...(this.#closed.get(item.concept) ?? []), item]);
    }
  }

  /** The next closed item, which then moves to the end. @throws Error when the concept has none */
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

  /** The minimal practice after a lesson: a closed item, then the exercise or, without one, a second closed item. */
  takePair(concept: string): ItemNode[] {
    return [this.takeClosed(concept), this.exercise(concept) ?? this.takeClosed(concept)];
  }
}
