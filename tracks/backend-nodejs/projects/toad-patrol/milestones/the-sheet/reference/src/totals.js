/** Adds `{ name, number }` up: one for each name, in the order of the alphabet. */
export function addUp(parts) {
  const names = parts.map((part) => part.name);
  const different = names.filter((name, index) => names.indexOf(name) === index);
  return different
    .map((name) => ({ name, number: sum(parts.filter((part) => part.name === name)) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** For sort: rows with the same number stay in their order. */
export function largestFirst(a, b) {
  return b.number - a.number;
}

/** One line for each row, and the total. */
export function toTable(rows) {
  const lines = rows.map((row) => `${row.name} ${row.number}`);
  return [...lines, `total ${sum(rows)}`];
}

function sum(rows) {
  return rows.reduce((total, row) => total + row.number, 0);
}
