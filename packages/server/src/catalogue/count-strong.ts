import { isStrong, type LearnerState } from "@aulo/engine";
import type { Catalogue } from "./catalogue.ts";

/** Number of strong concepts, including those due for review. Every sentence and view that gives this number takes it from here. */
export function countStrong(
  { graph }: Pick<Catalogue, "graph">,
  state: LearnerState,
  concepts: readonly string[],
): number {
  return concepts.filter((id) => isStrong(graph, state, id)).length;
}
