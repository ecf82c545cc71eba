import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";

const help = `count.js [options] [FILE]
  -s, --status CODE   count only lines with this status
  -j, --json          print JSON
      --help          print this text`;

class UsageError extends Error {}

function parse() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        status: { type: "string", short: "s", multiple: true, default: [] },
        json: { type: "boolean", short: "j" },
        help: { type: "boolean" },
      },
    });
  } catch (error) {
    throw new UsageError(error.message);
  }
}

function readLog(file) {
  try {
    return readFileSync(file === "-" ? 0 : file, "utf8");
  } catch (error) {
    throw new Error(`${file}: ${error.message}`, { cause: error });
  }
}

function run() {
  const { values, positionals } = parse();
  const [file = "-", ...rest] = positionals;
  if (rest.length > 0) throw new UsageError(`one file only, please\n${help}`);
  if (values.help) return help;
  const wanted = new Set(values.status);
  let count = 0;
  for (const line of readLog(file).trimEnd().split("\n")) {
    const status = line.split(" ").at(-1);
    if (status !== "" && (wanted.size === 0 || wanted.has(status))) count += 1;
  }
  return values.json ? JSON.stringify({ count }) : String(count);
}

try {
  console.log(run());
} catch (error) {
  console.error(error.message);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
