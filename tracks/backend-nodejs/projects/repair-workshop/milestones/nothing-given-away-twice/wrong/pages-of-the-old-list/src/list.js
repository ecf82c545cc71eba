const MAX_LIMIT = 100;
const DEFAULT_LIMIT = 20;

/** The page that a query asks for: `{ limit, offset }`; null when it makes no sense. */
export function readPage({ limit = `${DEFAULT_LIMIT}`, page = "1" }) {
  const [size, number] = [toId(limit), toId(page)];
  if (size === null || size > MAX_LIMIT || number === null) return null;
  return { limit: size, offset: number - 1 };
}

/** The ORDER BY for a sort such as `-name`; null for a field that is not a key of `columns`. */
export function readSort(sort, columns) {
  if (typeof sort !== "string") return null;
  const isDown = sort.startsWith("-");
  const field = isDown ? sort.slice(1) : sort;
  if (!Object.hasOwn(columns, field)) return null;
  return `${columns[field]} ${isDown ? "DESC" : "ASC"}, id`;
}

/** A whole number from 1, as all ids are; null when the text is something else. */
export function toId(text) {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}
