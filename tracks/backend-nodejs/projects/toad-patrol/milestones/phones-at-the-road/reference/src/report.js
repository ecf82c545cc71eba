import { isNight } from "./sheet.js";
import { addUp, largestFirst } from "./totals.js";

/** A report has a row for each of these. */
const orders = ["night", "helper", "animal"];

/** Why a report cannot be made; null when it can. */
export function questionFault({ by, from, to }) {
  if (!orders.includes(by)) return `A report is by one of ${orders.join(", ")}.`;
  const wrong = [from, to].find((night) => night !== undefined && !isNight(night));
  return wrong === undefined ? null : `${wrong} is not a date such as 2031-03-04.`;
}

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
