import { readdirSync, readFileSync } from "node:fs";

/** The process and all that descend from it, parents first. Those whose parent ended belong to the first of their namespace. */
export function processesBelow(id: number): number[] {
  const found = [id];
  for (const next of found) found.push(...childrenOf(next));
  return found;
}

/** A process's children, whichever of its threads started them. */
export function childrenOf(id: number): number[] {
  return read(() => readdirSync(`/proc/${id}/task`), []).flatMap((thread) =>
    read(() => readFileSync(`/proc/${id}/task/${thread}/children`, "utf8"), "")
      .split(" ")
      .filter(Boolean)
      .map(Number),
  );
}

/** Processes end while they are looked at. */
function read<Value>(look: () => Value, otherwise: Value): Value {
  try {
    return look();
  } catch {
    return otherwise;
  }
}
