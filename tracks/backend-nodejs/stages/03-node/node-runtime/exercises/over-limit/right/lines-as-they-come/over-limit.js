import readline from "node:readline";

class Reading {
  constructor(line) {
    const space = line.indexOf(" ");
    this.name = line.slice(0, space);
    this.value = parseFloat(line.slice(space + 1));
  }
}

var limit = process.argv[2];
if (!/^-?\d+(\.\d+)?$/.test(limit)) {
  process.stderr.write("Which limit?\n");
  process.exit(2);
}

var found = false;
const lines = readline.createInterface({ input: process.stdin });
lines.on("line", (line) => {
  if (!line.trim()) return;
  const reading = new Reading(line);
  if (reading.value - limit > 0) {
    found = true;
    console.log(reading.name);
  }
});
lines.on("close", () => process.exit(found ? 1 : 0));
