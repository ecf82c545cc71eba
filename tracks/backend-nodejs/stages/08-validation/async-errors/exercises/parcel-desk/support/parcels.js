import { EventEmitter } from "node:events";

const GRAMS = { 1: "250", 2: "1800", 5: "0" };
const PLACES = { 1: { town: "Lyon" }, 2: { town: "Graz" } };

/**
 * Calls back with an error, or with null and the grams as a string of JSON.
 * Throws at once when the id is not a number.
 */
export function weigh(id, callback) {
  if (!/^\d+$/.test(id)) throw new Error(`weigh: bad id ${id}`);
  setTimeout(() => {
    if (id === "7") callback(null, "{broken");
    else if (id in GRAMS) callback(null, GRAMS[id]);
    else callback(new Error(`scale: no parcel ${id}`));
  }, 5);
}

/** Gives an emitter: `found` comes with a place, or null when nobody knows it; `error` comes with an error. */
export function track(id) {
  const tracking = new EventEmitter();
  setTimeout(() => {
    if (id === "8") tracking.emit("found", null);
    else if (id in PLACES) tracking.emit("found", PLACES[id]);
    else tracking.emit("error", new Error(`tracking: no parcel ${id}`));
  }, 5);
  return tracking;
}

const sent = [];

/** Resolves once the notice is sent, after 100 ms. */
export async function notify(id) {
  await new Promise((resolve) => setTimeout(resolve, 100));
  if (!(id in GRAMS)) throw new Error(`mail: nobody lives at parcel ${id}`);
  sent.push(id);
}

export function sentNotices() {
  return sent;
}
