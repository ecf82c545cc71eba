/** An answer under way to an item that asks for lines in order: those used, in order, and those left out. */
export type LineOrder = { used: readonly string[]; left: readonly string[] };

export function startOrder(ids: readonly string[]): LineOrder {
  return { used: [], left: ids };
}

/** Puts a line that was left out at the end, or takes a used one out. */
export function toggleLine({ used, left }: LineOrder, id: string): LineOrder {
  if (used.includes(id)) return { used: used.filter((other) => other !== id), left: [...left, id] };
  return { used: [...used, id], left: left.filter((other) => other !== id) };
}

/** Moves a used line by some places; it stops at either end. */
export function moveLine(order: LineOrder, id: string, by: number): LineOrder {
  const from = order.used.indexOf(id);
  if (from === -1) return order;
  return placeLine(order, id, from + by);
}

/** Puts a line at a place of the answer, from 0; a line that was left out comes in there. */
export function placeLine({ used, left }: LineOrder, id: string, at: number): LineOrder {
  const others = used.filter((other) => other !== id);
  const place = Math.min(Math.max(at, 0), others.length);
  return { used: others.toSpliced(place, 0, id), left: left.filter((other) => other !== id) };
}
