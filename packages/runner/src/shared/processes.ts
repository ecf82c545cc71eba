import { readdirSync, readFileSync } from "node:fs";
import { valueOr } from "./value-or.ts";

/**
 * The process and all its descendants, parents first. Orphans count as children of the first process of their namespace.
 */
export function processesBelow(id: number): number[] {
  const found = [id];
  for (const next of found) found.push(...childrenOf(next));
  return found;
}

/** Children of a process, from all its threads. */
export function childrenOf(id: number): number[] {
  return valueOr(() => readdirSync(`/proc/${id}/task`), []).flatMap((thread) =>
    valueOr(() => readFileSync(`/proc/${id}/task/${thread}/children`, "utf8"), "")
      .split(" ")
      .filter(Boolean)
      .map(Number),
  );
}
