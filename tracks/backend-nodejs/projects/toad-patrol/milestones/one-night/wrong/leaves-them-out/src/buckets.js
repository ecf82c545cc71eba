import { animals } from "./animals.js";
import { UnfitError } from "./faults.js";

const MOST = 999;

/** Reads words such as `toad` and `frog=12` as buckets: `{ animal, number }`. */
export function readBuckets(words) {
  const strange = words.filter((word) => toBucket(word) === null);
  if (strange.length === words.length) throw new UnfitError(`I do not understand: ${strange.join(", ")}`);
  if (strange.length > 0) console.error(strange.join(", "));
  return words.map(toBucket).filter((bucket) => bucket !== null);
}

/** The bucket of a word; null when it is not one. */
function toBucket(word) {
  const parts = word.toLowerCase().split("=");
  const animal = parts[0];
  const number = parts[1] ?? "1";
  if (parts.length > 2 || !animals.includes(animal) || !isNumber(number)) return null;
  return { animal, number: Number(number) };
}

function isNumber(text) {
  const hasOnlyDigits = text.split("").every((letter) => "0123456789".includes(letter));
  return hasOnlyDigits && Number(text) >= 1 && Number(text) <= MOST;
}
