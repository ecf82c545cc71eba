/** Adds the buckets up: one `{ name, number }` for each animal, the largest number first. */
export function addUp(buckets) {
  const names = buckets.map((bucket) => bucket.animal);
  const different = names.filter((name, index) => names.indexOf(name) === index);
  return different
    .map((name) => ({ name, number: sum(buckets.filter((bucket) => bucket.animal === name)) }))
    .sort((a, b) => b.number - a.number || (a.name < b.name ? -1 : 1));
}

/** One line for each row, and the total. */
export function toTable(rows) {
  const lines = rows.map((row) => `${row.name} ${row.number}`);
  return [...lines, `total ${sum(rows)}`].join("\n");
}

function sum(rows) {
  return rows.reduce((total, row) => total + row.number, "");
}
