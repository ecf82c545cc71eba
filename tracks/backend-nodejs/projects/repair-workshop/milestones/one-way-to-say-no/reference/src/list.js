/** The part of a list that a page is: `{ limit, offset }`. */
export function toRange({ limit, page }) {
  return { limit, offset: (page - 1) * limit };
}

/** The ORDER BY for a sort such as `-name`; `columns` has a column for each field. */
export function toOrder(sort, columns) {
  const isDown = sort.startsWith("-");
  return `${columns[isDown ? sort.slice(1) : sort]} ${isDown ? "DESC" : "ASC"}, id`;
}

/** A whole number from 1, as all ids are; null when the text is something else. */
export function toId(text) {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}
