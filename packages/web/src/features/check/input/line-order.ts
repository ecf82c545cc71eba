/** An unfinished answer to an order-lines item: ids of the used lines in order, and of the other lines. */
export type LineOrder = { used: readonly string[]; left: readonly string[] };

/** @param used lines of an earlier, unfinished answer */
export function startOrder(ids: readonly string[], used: readonly string[] = []): LineOrder {
  return { used: used.filter((id) => ids.includes(id)), left: ids.filter((id) => !used.includes(id)) };
}

/** Appends an unused line, or takes a used line out. */
export function toggleLine({ used, left }: LineOrder, id: string): LineOrder {
  if (used.includes(id)) return { used: used.filter((other) => other !== id), left: [...left, id] };
  return { used: [...used, id], left: left.filter((other) => other !== id) };
}

/**
 * The line that gets the focus after a button has moved a line to the other list: the next one of the same list, so that the same
 * key moves that one. The moved line itself when its list is empty.
 */
export function nextFocus({ used, left }: LineOrder, id: string): string {
  const list = used.includes(id) ? used : left;
  const at = list.indexOf(id);
  return list[at + 1] ?? list[at - 1] ?? id;
}

/** Moves a used line by a number of places. It stops at either end. */
export function moveLine(order: LineOrder, id: string, by: number): LineOrder {
  const from = order.used.indexOf(id);
  if (from === -1) return order;
  return placeLine(order, id, from + by);
}

/** Puts a used or unused line at an index of the answer. */
export function placeLine({ used, left }: LineOrder, id: string, at: number): LineOrder {
  const others = used.filter((other) => other !== id);
  const place = Math.min(Math.max(at, 0), others.length);
  return { used: others.toSpliced(place, 0, id), left: left.filter((other) => other !== id) };
}
