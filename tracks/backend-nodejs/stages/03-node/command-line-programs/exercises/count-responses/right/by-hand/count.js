import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";

const statuses = [];
let json = false;
let help = false;
let wrong = false;
const files = [];

const args = process.argv.slice(2);
while (args.length > 0) {
  const arg = args.shift();
  if (arg === "-s" || arg === "--status") {
    const value = args.shift();
    if (value === undefined || value.startsWith("-")) wrong = true;
    statuses.push(value);
  } else if (arg.startsWith("--status=")) statuses.push(arg.slice(9));
  else if (/^-s\d/.test(arg)) statuses.push(arg.slice(2));
  else if (arg === "-j" || arg === "--json") json = true;
  else if (arg === "--help") help = true;
  else if (arg.startsWith("-") && arg !== "-") wrong = true;
  else files.push(arg);
}

if (wrong || files.length > 1) {
  console.error("I do not understand this call. Try --help.");
  process.exit(2);
}
if (help) {
  console.log("Counts the lines of a log.");
} else {
  const file = files[0] ?? "-";
  const input = file === "-" ? process.stdin : createReadStream(file);
  let count = 0;
  input.on("error", (error) => {
    console.error(`${file}: ${error.message}`);
    process.exit(1);
  });
  createInterface({ input })
    .on("line", (line) => {
      const [, , status] = line.split(" ");
      if (statuses.length === 0 || statuses.includes(status)) count++;
    })
    .on("close", () => console.log(json ? JSON.stringify({ count }, null, 2) : count));
}
