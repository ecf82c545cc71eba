import { setTimeout as pause } from "node:timers/promises";

const NAMES = ["Seals", "Lighthouse", "Sunset", "Islands", "Night fishing"];
const SKIES = ["sunny", "rain", "windy"];
const SLOW_MS = 200;
const SLOW_WEATHER = 7;
const SLOW_TOUR = 8;
const isWithin = (id, least, most) => id >= least && id <= most;

/** Never fulfilled. It ends by the signal only, if there is one. */
function staySilent(signal) {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) reject(signal.reason);
    signal?.addEventListener("abort", () => reject(signal.reason));
  });
}

/** Ends after this time, or earlier by the signal. */
const takeTime = (ms, signal) => Promise.race([pause(ms), staySilent(signal)]);

/** @returns the tour, or undefined when there is none */
export async function loadTour(id, { signal } = {}) {
  await takeTime(id === SLOW_TOUR ? SLOW_MS : 2, signal);
  if (isWithin(id, 900, 949)) throw new Error("connect ECONNREFUSED 10.0.0.7:5432");
  if (isWithin(id, 950, 999)) return staySilent(signal);
  return isWithin(id, 1, 19) ? { id, name: NAMES[id % NAMES.length] } : undefined;
}

/** @returns what the sky will be like */
export async function loadWeather(id, { signal } = {}) {
  await takeTime(id === SLOW_WEATHER ? SLOW_MS : 2, signal);
  if (isWithin(id, 10, 14)) throw new Error("weather service answered 502");
  if (isWithin(id, 15, 19)) return staySilent(signal);
  return SKIES[id % SKIES.length];
}

const bookings = new Map();

/** @returns the booking of this seat, or undefined */
export async function findBooking(tourId, seat) {
  const booking = bookings.get(`${tourId} ${seat}`);
  await pause(5);
  return booking;
}

/** @throws an Error with the code "23505" when the seat is taken */
export async function insertBooking(tourId, seat, guest) {
  await pause(2);
  const key = `${tourId} ${seat}`;
  if (bookings.has(key)) {
    throw Object.assign(new Error("duplicate key value violates unique constraint"), { code: "23505" });
  }
  bookings.set(key, { id: bookings.size + 1, tourId, seat, guest });
  return bookings.get(key);
}

/**
 * Prints a line for each ticket.
 *
 * @throws an Error, a moment later, for seats in row Z
 */
export async function sendTicket({ tourId, seat, guest }) {
  if (!seat.startsWith("Z")) console.log(`ticket: tour ${tourId}, seat ${seat}, ${guest}`);
  await pause(30);
  if (seat.startsWith("Z")) throw new Error("the printer in row Z has no paper");
}
