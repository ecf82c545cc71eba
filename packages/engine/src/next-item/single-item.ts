import type { Graph, ItemNode } from "../graph.ts";
import { itemsOf } from "../graph-index.ts";
import { hashOf } from "../hash.ts";
import { guessAndSlip, PARAMETERS } from "../parameters.ts";
import type { LearnerState } from "../state.ts";

/** The item with the lowest cost. Costs are compared part by part. */
export function cheapest(
  items: readonly ItemNode[],
  costOf: (item: ItemNode) => readonly number[],
): ItemNode | null {
  const priced = items.map((item) => ({ item, cost: costOf(item) }));
  priced.sort(
    (a, b) => a.cost.map((part, index) => part - (b.cost[index] ?? 0)).find((gap) => gap !== 0) ?? 0,
  );
  return priced[0]?.item ?? null;
}

/** The most informative single item on the concept: unseen, hard to guess and not easy. */
export function chooseSingle(
  graph: Graph,
  state: LearnerState,
  concept: string,
  seed: number,
): ItemNode | null {
  const own = itemsOf(graph, concept);
  const closed = own.filter(({ kind }) => kind !== "exercise");
  return cheapest(closed.length > 0 ? closed : own, (item) => [
    state.seen[item.id] ?? 0,
    guessAndSlip(item.kind, item.choices).guess > PARAMETERS.hardToGuess ? 1 : 0,
    item.difficulty === "easy" ? 1 : 0,
    hashOf(`${seed} ${item.id}`),
  ]);
}
