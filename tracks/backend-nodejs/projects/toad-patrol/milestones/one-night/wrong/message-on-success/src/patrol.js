import { readBuckets } from "./buckets.js";
import { UsageError, isOurs } from "./faults.js";
import { addUp, toTable } from "./totals.js";

/** Each command gets the words after its name, and returns what is printed. */
const commands = { count };

const name = process.argv[2];
const words = process.argv.slice(3);

try {
  if (!Object.hasOwn(commands, name)) throw new UsageError();
  console.error("counting ...");
  console.log(commands[name](words));
} catch (error) {
  if (!isOurs(error)) throw error;
  console.error(error.message);
  process.exitCode = error.exitCode;
}

function count(words) {
  if (words.length === 0) throw new UsageError();
  return toTable(addUp(readBuckets(words)));
}
