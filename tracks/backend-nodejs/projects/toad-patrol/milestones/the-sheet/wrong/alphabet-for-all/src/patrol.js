import { text } from "node:stream/consumers";
import { readBuckets } from "./buckets.js";
import { UsageError, isOurs } from "./faults.js";
import { readSheet } from "./sheet.js";
import { addUp, toTable } from "./totals.js";

/** Each command gets the words after its name, and returns the lines that are printed. */
const commands = { count, report };

const name = process.argv[2];
const words = process.argv.slice(3);

try {
  if (!Object.hasOwn(commands, name)) throw new UsageError();
  const lines = await commands[name](words);
  for (const line of lines) console.log(line);
} catch (error) {
  if (!isOurs(error)) throw error;
  console.error(error.message);
  process.exitCode = error.exitCode;
}

function count(words) {
  if (words.length === 0) throw new UsageError();
  const parts = readBuckets(words).map((bucket) => ({ name: bucket.animal, number: bucket.number }));
  return toTable(addUp(parts));
}

async function report() {
  const entries = readSheet(await text(process.stdin));
  const parts = entries.flatMap((entry) =>
    entry.buckets.map((bucket) => ({ name: entry.night, number: bucket.number })),
  );
  return toTable(addUp(parts));
}
