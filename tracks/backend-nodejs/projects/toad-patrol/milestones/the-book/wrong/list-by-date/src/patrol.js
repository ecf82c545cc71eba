import { text } from "node:stream/consumers";
import { readBook, writeBook } from "./book.js";
import { readBuckets } from "./buckets.js";
import { UnfitError, UsageError, isOurs } from "./faults.js";
import { readEntry, readSheet, toLine } from "./sheet.js";
import { addUp, largestFirst, toTable } from "./totals.js";

/** Each command gets the words after its name, and returns the lines that are printed. */
const commands = { count, report, add, list, undo };

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
  return toTable(addUp(parts).sort(largestFirst));
}

async function report() {
  return toTable(nightsOf(readSheet(await text(process.stdin))));
}

async function add(words) {
  if (words.length < 3) throw new UsageError();
  const entry = readEntry(words);
  const entries = [...(await readBook()), entry];
  await writeBook(entries);
  const row = nightsOf(entries).find((one) => one.name === entry.night);
  return [`${row.name} ${row.number}`];
}

async function list(words) {
  if (words.length > 0) throw new UsageError();
  return (await readBook()).map(toLine).sort();
}

async function undo(words) {
  if (words.length > 0) throw new UsageError();
  const entries = await readBook();
  if (entries.length === 0) throw new UnfitError("There is no entry in the book.");
  await writeBook(entries.slice(0, -1));
  return [toLine(entries.at(-1))];
}

/** How many animals were carried in each night. */
function nightsOf(entries) {
  const parts = entries.flatMap(({ night, animals }) =>
    Object.values(animals).map((number) => ({ name: night, number })),
  );
  return addUp(parts);
}
