import { readdirSync, readFileSync } from "node:fs";
import { attempt } from "./value-or.ts";

/** The process and all that descend from it, parents first. Those whose parent ended belong to the first of their namespace. */
export function processesBelow(id: number): number[] {
  const found = [id];
  for (const next of found) found.push(...childrenOf(next));
  return found;
}

/** A process's children, whichever of its threads started them. */
export function childrenOf(id: number): number[] {
  return attempt(() => readdirSync(`/proc/${id}/task`), []).flatMap((thread) =>
    attempt(() => readFileSync(`/proc/${id}/task/${thread}/children`, "utf8"), "")
      .split(" ")
      .filter(Boolean)
      .map(Number),
  );
}
