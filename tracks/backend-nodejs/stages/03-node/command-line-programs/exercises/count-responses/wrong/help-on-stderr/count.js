import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";

const USAGE = "usage: count.js [--status CODE]... [--json] [FILE]";

const options = {
  status: { type: "string", short: "s", multiple: true },
  json: { type: "boolean", short: "j" },
  help: { type: "boolean" },
};

function readCall() {
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    return positionals.length > 1 ? null : { ...values, file: positionals[0] };
  } catch {
    return null;
  }
}

function readInput(file) {
  return file === undefined || file === "-" ? text(process.stdin) : readFile(file, "utf8");
}

function countLines(input, statuses) {
  const lines = input.split("\n").filter((line) => line !== "");
  if (statuses === undefined) return lines.length;
  return lines.filter((line) => statuses.includes(line.split(" ")[2])).length;
}

const call = readCall();
if (call === null) {
  console.error(USAGE);
  process.exitCode = 2;
} else if (call.help) {
  console.error(USAGE);
} else {
  try {
    const count = countLines(await readInput(call.file), call.status);
    console.log(call.json ? JSON.stringify({ count }) : count);
  } catch (error) {
    console.error(`${call.file}: ${error.message}`);
    process.exitCode = 1;
  }
}
