import { readdirSync, readFileSync } from "node:fs";
import { valueOr } from "./value-or.ts";

/** The process and all that descend from it, parents first. Those whose parent ended belong to the first of their namespace. */
export function processesBelow(id: number): number[] {
  const found = [id];
  for (const next of found) found.push(...childrenOf(next));
  return found;
}

/** A process's children, whichever of its threads started them. */
export function childrenOf(id: number): number[] {
  return valueOr(() => readdirSync(`/proc/${id}/task`), []).flatMap((thread) =>
    valueOr(() => readFileSync(`/proc/${id}/task/${thread}/children`, "utf8"), "")
      .split(" ")
      .filter(Boolean)
      .map(Number),
  );
}
