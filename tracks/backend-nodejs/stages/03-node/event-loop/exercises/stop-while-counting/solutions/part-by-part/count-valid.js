import { createInterface } from "node:readline";

const last = Number(process.argv[2]);
const PART = 5000;

function isValid(number) {
  let sum = 0;
  let rest = number;
  for (let place = 0; rest > 0; place += 1) {
    const digit = (rest % 10) * (place % 2 === 0 ? 1 : 2);
    sum += digit > 9 ? digit - 9 : digit;
    rest = Math.floor(rest / 10);
  }
  return sum % 10 === 0;
}

function countPart(from, to) {
  let found = 0;
  for (let number = from; number <= to; number += 1) if (isValid(number)) found += 1;
  return found;
}

/** Counts one part, and leaves the next one to a later turn of the loop. */
function countFrom(from, foundBefore) {
  const to = Math.min(from + PART - 1, last);
  const found = foundBefore + countPart(from, to);
  if (to < last) {
    setImmediate(countFrom, to + 1, found);
    return;
  }
  console.log(found);
  lines.close();
}

const lines = createInterface({ input: process.stdin });
lines.on("line", (line) => {
  if (line !== "stop") return;
  console.log("stopped");
  process.exit(3);
});
countFrom(1, 0);
