import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";

let parsed;
try {
  parsed = parseArgs({
    allowPositionals: true,
    options: {
      status: { type: "string", short: "s", multiple: true },
      json: { type: "boolean", short: "j" },
      help: { type: "boolean" },
    },
  });
  if (parsed.positionals.length > 1) throw new Error("Only one file.");
} catch (error) {
  console.error(error.message);
  process.exit(2);
}

const { values, positionals } = parsed;
if (values.help) {
  console.log("node count.js [--status CODE] [--json] [FILE]");
  process.exit(0);
}

const file = positionals[0] ?? "-";
let text;
try {
  text = readFileSync(file === "-" ? 0 : file, "utf8");
} catch (error) {
  console.error(`Cannot read ${file}: ${error.message}`);
  process.exit(1);
}

let count = 0;
for (const line of text.split("\n")) {
  if (line === "") continue;
  const status = line.split(" ")[2];
  if (values.status === undefined) count++;
  else for (const one of values.status) if (one === status) count++;
}
console.log(values.json ? JSON.stringify({ count }) : count);
