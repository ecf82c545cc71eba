import { addUp, largestFirst } from "./totals.js";

/** A report has a row for each of these. */
export const orders = ["night", "helper", "animal"];

/** The rows of a report, `{ name, number }`, about the nights from `from` up to `to`. */
export function rowsOf(entries, { by, from = "", to = "9999-99-99" }) {
  const wanted = entries.filter(({ night }) => night >= from && night <= to);
  const rows = addUp(wanted.flatMap((entry) => partsOf(entry, by)));
  return by === "night" ? rows : rows.sort(largestFirst);
}

function partsOf(entry, by) {
  return Object.keys(entry.animals).map((animal) => ({
    name: by === "animal" ? animal : entry[by],
    number: entry.animals[animal],
  }));
}
