import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { readBuckets } from "./buckets.js";
import { UnfitError } from "./faults.js";

/** The entries of all these sheets. The file `-` is standard input. All faults of all files are one error. */
export async function readSheets(files) {
  const texts = await Promise.all(files.map(readInput));
  const faults = [];
  const entries = files.flatMap((file, index) => {
    const place = file === "-" ? "" : `${file}: `;
    return readSheet(texts[index], (fault) => faults.push(place + fault));
  });
  if (faults.length > 0) throw new UnfitError(faults.join("\n"));
  return entries;
}

async function readInput(file) {
  try {
    return file === "-" ? await text(process.stdin) : await readFile(file, "utf8");
  } catch (error) {
    throw new UnfitError(`${file} cannot be read: ${error.message}`);
  }
}

/** One entry for each line, `{ night, helper, animals }`. Lines that are not right are reported. */
function readSheet(sheet, report) {
  const entries = [];
  for (const [index, line] of sheet.split("\n").entries()) {
    const words = wordsOf(line);
    if (words.length === 0 || words[0].startsWith("#")) continue;
    try {
      entries.push(readEntry(words));
    } catch (error) {
      if (!(error instanceof UnfitError)) throw error;
      report(`line ${index + 1}: ${error.message}`);
    }
  }
  return entries;
}

/** The entry of a line that was split into words. */
export function readEntry(words) {
  if (!isNight(words[0])) throw new UnfitError(`${words[0]} is not a date such as 2031-03-04.`);
  if (words.length < 3) throw new UnfitError("A helper and at least one animal follow the date.");
  return { night: words[0], helper: words[1], animals: toAnimals(readBuckets(words.slice(2))) };
}

/** The entry of a value that came as JSON. */
export function toEntry(value) {
  const { night, helper, animals } = Object(value);
  const isWord = typeof helper === "string" && wordsOf(helper.replaceAll("\n", " "))[0] === helper;
  if (typeof night !== "string" || !isWord) throw new UnfitError("An entry has a night, and one word as its helper.");
  const buckets = Object.entries(Object(animals));
  if (!buckets.every(([, number]) => Number(number) > 0)) {
    throw new UnfitError("Each animal has a number.");
  }
  return readEntry([night, helper, ...buckets.map((bucket) => bucket.join("="))]);
}

/** The entry as a line of a sheet. */
export function toLine({ night, helper, animals }) {
  const buckets = Object.keys(animals).sort().map((animal) => `${animal}=${animals[animal]}`);
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

export function isNight(word) {
  const parts = word.split("-");
  if (parts.length !== 3) return false;
  return isPart(parts[0], 4, 0, 9999) && isPart(parts[1], 2, 1, 12) && isPart(parts[2], 2, 1, 31);
}

function isPart(part, length, least, most) {
  const hasOnlyDigits = part.split("").every((letter) => "0123456789".includes(letter));
  return hasOnlyDigits && part.length === length && Number(part) >= least && Number(part) <= most;
}
