import { findCategory } from "./workshop.js";

/** Each check returns why the value does not fit, or null. */
export function objectFault(value) {
  return typeof value === "object" && value !== null ? null : "The body must be an object.";
}

export function nameFault({ name }) {
  return isText(name) ? null : "A thing needs a name.";
}

export function categoryFault({ category }) {
  return findCategory(category) === undefined ? "We do not repair this." : null;
}

/** The fault of those fields that are there. */
export function changeFault(value) {
  const faults = [
    value.name === undefined ? null : nameFault(value),
    value.category === undefined ? null : categoryFault(value),
  ];
  return faults.find((fault) => fault !== null) ?? null;
}

export function faultFault({ fault }) {
  return isText(fault) ? null : "What is the fault?";
}

export function slotFault({ startsAt, places }) {
  if (!isTime(startsAt)) return "startsAt is a time such as 2031-05-03T10:00:00.000Z.";
  return Number.isInteger(places) && places >= 1 && places <= 100 ? null : "A slot has 1 to 100 places.";
}

export function isText(value) {
  return typeof value === "string" && value.trim() !== "";
}

function isTime(value) {
  if (typeof value !== "string") return false;
  const time = new Date(value);
  return !Number.isNaN(time.getTime());
}
