import { parseArgs } from "node:util";
import { readBook, writeBook } from "./book.js";
import { readBuckets } from "./buckets.js";
import { isOurs, UnfitError, UsageError, usage } from "./faults.js";
import { orders, rowsOf } from "./report.js";
import { isNight, readEntry, readSheets, toLine } from "./sheet.js";
import { addUp, largestFirst, sum, toTable } from "./totals.js";

/** Options of report, and help for all. */
const options = {
  by: { type: "string" },
  from: { type: "string" },
  to: { type: "string" },
  json: { type: "boolean" },
  book: { type: "boolean" },
  help: { type: "boolean" },
};

/** Each command gets the words after its name and the options, and returns the lines that are printed. */
const commands = { count, report, import: importSheets, add, list, undo };

try {
  const lines = await run(process.argv.slice(2));
  for (const line of lines) console.log(line);
} catch (error) {
  if (!isOurs(error)) throw error;
  console.error(error.message);
  process.exitCode = error.exitCode;
}

async function run(args) {
  const { values, positionals } = takeApart(args);
  if (values.help) return [usage];
  const name = positionals[0];
  if (!Object.hasOwn(commands, name)) throw new UsageError();
  if (name !== "report" && Object.keys(values).length > 0) throw new UsageError(`${name} has no options.`);
  return commands[name](positionals.slice(1), values);
}

function takeApart(args) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error.message);
  }
}

function count(words) {
  if (words.length === 0) throw new UsageError();
  const parts = readBuckets(words).map((bucket) => ({ name: bucket.animal, number: bucket.number }));
  return toTable(addUp(parts).sort(largestFirst));
}

async function report(files, { by = "night", from, to, json, book }) {
  if (!orders.includes(by)) throw new UsageError(`--by is one of ${orders.join(", ")}.`);
  for (const night of [from, to]) {
    if (night !== undefined && !isNight(night)) throw new UsageError(`${night} is not a date such as 2031-03-04.`);
  }
  if (book && files.length > 0) throw new UsageError("Read the book, or files.");
  const entries = book ? await readBook() : await readSheets(files.length === 0 ? ["-"] : files.slice(0, 1));
  const rows = rowsOf(entries, { by, from, to });
  return json ? [JSON.stringify({ rows, total: sum(rows) })] : toTable(rows);
}

async function importSheets(files) {
  if (files.length === 0) throw new UsageError();
  const entries = await readSheets(files);
  await writeBook([...(await readBook()), ...entries]);
  return [`added ${entries.length}`];
}

async function add(words) {
  if (words.length < 3) throw new UsageError();
  const entry = readEntry(words);
  const entries = [...(await readBook()), entry];
  await writeBook(entries);
  const row = rowsOf(entries, { by: "night" }).find((one) => one.name === entry.night);
  return [`${row.name} ${row.number}`];
}

async function list(words) {
  if (words.length > 0) throw new UsageError();
  return (await readBook()).map(toLine);
}

async function undo(words) {
  if (words.length > 0) throw new UsageError();
  const entries = await readBook();
  if (entries.length === 0) throw new UnfitError("There is no entry in the book.");
  await writeBook(entries.slice(0, -1));
  return [toLine(entries.at(-1))];
}
