const sorts = ["startsAt", "title", "seats"];

export function isSort(value) {
  return sorts.includes(value);
}

/** Why the value is not a show; null when it is one. */
export function showFault(value) {
  const { title, startsAt, seats, price } = Object(value);
  if (!isText(title)) return "A show has a title.";
  if (!isTime(startsAt)) return "A show has a time, like 2031-05-04T14:00:00.000Z.";
  if (!isCount(seats)) return "A show has 1 to 500 seats.";
  if (price !== undefined && !isPrice(price)) return "A show costs 0 to 10000 cents.";
  return null;
}

/** Why the value is not a booking; null when it is one. */
export function bookingFault(value) {
  const { name, seats } = Object(value);
  if (!isText(name)) return "A booking has a name.";
  if (!isCount(seats)) return "A booking has 1 to 500 seats.";
  return null;
}

/** Why the value is not an order; null when it is one. */
export function orderFault(value) {
  const { name, items } = Object(value);
  if (!isText(name)) return "An order has a name.";
  if (!Array.isArray(items) || items.length < 1 || items.length > 10) return "An order has 1 to 10 items.";
  const fits = items.every((item) => Number.isInteger(Object(item).showId) && isCount(Object(item).seats));
  return fits ? null : "An item has a show, and 1 to 500 seats.";
}

export function isText(value) {
  return typeof value === "string" && value.trim() !== "";
}

export function isCount(value) {
  return Number.isInteger(value) && value >= 1 && value <= 500;
}

export function isPrice(value) {
  return Number.isInteger(value) && value >= 0 && value <= 10_000;
}

/** Only the form that toISOString writes. */
function isTime(value) {
  const time = new Date(value);
  return typeof value === "string" && !Number.isNaN(time.getTime()) && time.toISOString() === value;
}
