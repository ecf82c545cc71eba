const MAX_LIMIT = 100;
const DEFAULT_LIMIT = 20;

/** The page that a query asks for: `{ limit, page }`; null when it makes no sense. */
export function readPage({ limit = `${DEFAULT_LIMIT}`, page = "1" }) {
  const asked = { limit: toCount(limit), page: toCount(page) };
  return asked.limit === null || asked.limit > MAX_LIMIT || asked.page === null ? null : asked;
}

/** The entries of this page. */
export function cutPage(entries, { limit, page }) {
  return entries.slice((page - 1) * limit, page * limit);
}

/** How to compare two entries for a sort such as `-name`; null for a field that is not one of these. */
export function readSort(sort, fields) {
  if (typeof sort !== "string") return null;
  const isDown = sort.startsWith("-");
  const field = isDown ? sort.slice(1) : sort;
  return (a, b) => compare(a[field], b[field]) * (isDown ? -1 : 1);
}

function compare(a, b) {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** A whole number from 1; null when the text is something else. */
function toCount(text) {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}
