const DAYS_OF_MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

class Rental {
  constructor({ bike, name, from, to, insured }) {
    this.bike = bike;
    this.name = name.trim();
    this.from = from;
    this.to = to;
    this.insured = insured === undefined ? false : insured;
  }
}

function isDay(text) {
  if (typeof text !== "string") return false;
  const parts = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(text);
  if (parts === null) return false;
  const [year, month, date] = parts.slice(1).map(Number);
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 && isLeap ? 29 : DAYS_OF_MONTHS[month - 1];
  return date >= 1 && date <= days;
}

export const parseRental = (input) => {
  const faults = Object.create(null);
  if (Object.prototype.toString.call(input) !== "[object Object]") {
    faults["*"] = "an object, please";
    return { faults };
  }
  if (!Number.isInteger(input.bike) || input.bike < 1) faults.bike = "which bike?";
  if (typeof input.name !== "string" || !/^.{1,40}$/su.test(input.name.trim())) faults.name = "who?";
  if (!isDay(input.from)) faults.from = "since when?";
  if (!isDay(input.to) || (isDay(input.from) && Date.parse(input.to) < Date.parse(input.from))) {
    faults.to = "until when?";
  }
  if (!["boolean", "undefined"].includes(typeof input.insured)) faults.insured = "yes or no?";
  return Object.keys(faults).length > 0
    ? { faults, rental: undefined }
    : { faults: undefined, rental: new Rental(input) };
};
