import { readBuckets } from "./buckets.js";
import { UnfitError } from "./faults.js";

/** Reads a sheet: one entry for each of its lines, `{ night, helper, animals }`. */
export function readSheet(text) {
  const entries = [];
  const faults = [];
  for (const [index, line] of text.split("\n").entries()) {
    const words = wordsOf(line);
    if (words.length === 0 || words[0].startsWith("#")) continue;
    try {
      entries.push(readEntry(words));
    } catch (error) {
      if (!(error instanceof UnfitError)) throw error;
      faults.push(`line ${index + 1}: ${error.message}`);
    }
  }
  if (faults.length > 0) throw new UnfitError(faults.join("\n"));
  return entries;
}

/** The entry of a line that was split into words. */
export function readEntry(words) {
  if (!isNight(words[0])) throw new UnfitError(`${words[0]} is not a date such as 2031-03-04.`);
  if (words.length < 3) throw new UnfitError("A helper and at least one animal follow the date.");
  return { night: words[0], helper: words[1], animals: toAnimals(readBuckets(words.slice(2))) };
}

/** The entry as a line of a sheet. */
export function toLine({ night, helper, animals }) {
  const buckets = Object.keys(animals).map((animal) => `${animal}=${animals[animal]}`);
  return [night, helper, ...buckets].join(" ");
}

/** The buckets as an object, with the number of each animal. */
function toAnimals(buckets) {
  const animals = {};
  for (const { animal, number } of buckets) animals[animal] = (animals[animal] ?? 0) + number;
  return animals;
}

function wordsOf(line) {
  const spaces = line.replaceAll("\t", " ").replaceAll("\r", " ");
  return spaces.split(" ").filter((word) => word !== "");
}

function isNight(word) {
  const parts = word.split("-");
  if (parts.length !== 3) return false;
  return isPart(parts[0], 4, 0, 9999) && isPart(parts[1], 2, 1, 12) && isPart(parts[2], 2, 1, 31);
}

function isPart(part, length, least, most) {
  const hasOnlyDigits = part.split("").every((letter) => "0123456789".includes(letter));
  return hasOnlyDigits && part.length === length && Number(part) >= least && Number(part) <= most;
}
