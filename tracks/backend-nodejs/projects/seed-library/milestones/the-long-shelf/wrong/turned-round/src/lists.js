/** The piece of a list that was asked for. */
export function cut(list, { limit, offset }) {
  return list.slice(offset, offset + limit);
}

/** The seeds in the order that `sort` names. Without it, they stay as they are. */
export function inOrder(seeds, sort) {
  if (sort === undefined) return seeds;
  const [field, sign] = sort.startsWith("-") ? [sort.slice(1), -1] : [sort, 1];
  return seeds.toSorted((a, b) => sign * (compare(a[field], b[field]) || a.id - b.id));
}

function compare(a, b) {
  if (typeof a === "number") return a - b;
  return a.localeCompare(b, "en", { sensitivity: "base" });
}
