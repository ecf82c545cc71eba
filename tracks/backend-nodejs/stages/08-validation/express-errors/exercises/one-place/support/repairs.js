import { setTimeout as pause } from "node:timers/promises";

export class NotFoundError extends Error {
  name = "NotFoundError";
}

export class ConflictError extends Error {
  name = "ConflictError";
}

const repairs = new Map();
let lastId = 0;

/** @returns the new repair */
export async function addRepair(item) {
  await pause(2);
  lastId += 1;
  repairs.set(lastId, { id: lastId, item, done: false });
  return { ...repairs.get(lastId) };
}

/** @throws NotFoundError, or an error of the disk */
export async function loadRepair(id) {
  await pause(2);
  if (id >= 900 && id <= 999) throw new Error(`EIO: cannot read /var/cafe/repairs-${id}.db`);
  if (!repairs.has(id)) throw new NotFoundError(`repair ${id} not found`);
  return { ...repairs.get(id) };
}

/** @throws NotFoundError, ConflictError, or an error of the disk */
export async function finishRepair(id) {
  const repair = await loadRepair(id);
  if (repair.done) throw new ConflictError(`repair ${id} is done`);
  repairs.set(id, { ...repair, done: true });
  return { ...repairs.get(id) };
}
