/** Only a day that exists comes back from a Date as the same text. */
function isDay(value) {
  if (typeof value !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(value);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

const isName = (value) => typeof value === "string" && value.length >= 1 && value.length <= 40;

const checks = {
  bike: (value) => (Number.isInteger(value) && value >= 1 ? null : "must be a whole number from 1 up"),
  name: (value) => (isName(value) ? null : "must have 1 to 40 characters"),
  from: (value) => (isDay(value) ? null : "must be a day"),
  to: (value) => (isDay(value) ? null : "must be a day"),
  insured: (value) => (typeof value === "boolean" ? null : "must be true or false"),
};

function findFaults(rental) {
  const faults = {};
  for (const [field, check] of Object.entries(checks)) {
    const fault = check(rental[field]);
    if (fault !== null) faults[field] = fault;
  }
  const hasDays = !("from" in faults) && !("to" in faults);
  if (hasDays && rental.to < rental.from) faults.to = "must not be before the first day";
  return faults;
}

export function parseRental(input) {
  if (typeof input !== "object" || input === null) return { faults: { input: "must be an object" } };
  const { bike, name, from, to } = input;
  const insured = input.insured ?? false;
  const rental = { bike, name: typeof name === "string" ? name.trim() : name, from, to, insured };
  const faults = findFaults(rental);
  return Object.keys(faults).length === 0 ? { rental } : { faults };
}
