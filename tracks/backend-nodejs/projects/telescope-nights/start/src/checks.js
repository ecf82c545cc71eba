import { faultsOf } from "./rules.js";

const LONGEST_GUEST = 60;
const LARGEST_ID = 2_147_483_647;

/** The id in a path, or null when no row can have it. */
export function readId(text) {
  const id = /^[1-9]\d{0,9}$/.test(text) ? Number(text) : null;
  return id !== null && id <= LARGEST_ID ? id : null;
}

/** Whether a value is a day of the calendar, such as "2031-05-03". */
export function isDay(value) {
  if (typeof value !== "string" || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

/** The names of all faults in the body of a booking. */
export function faultsInBooking(body) {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return ["body"];
  const { day, from, to, guest, isMember = false } = body;
  return [
    ...(isDay(day) ? [] : ["day"]),
    ...(isGuest(guest) ? [] : ["guest"]),
    ...(typeof isMember === "boolean" ? [] : ["isMember"]),
    ...faultsOf({ from, to }),
  ];
}

function isGuest(value) {
  return typeof value === "string" && value.trim() !== "" && value.length <= LONGEST_GUEST;
}
