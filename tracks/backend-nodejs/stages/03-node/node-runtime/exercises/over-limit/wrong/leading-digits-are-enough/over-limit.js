import { text } from "node:stream/consumers";

const [argument = ""] = process.argv.slice(2);
const limit = Number.parseFloat(argument);

// An empty string would become the number 0.
if (Number.isNaN(limit)) {
  console.error("usage: node over-limit.js LIMIT");
  process.exitCode = 2;
} else {
  const input = await text(process.stdin);
  for (const line of input.split("\n")) {
    if (line.trim() === "") continue;
    const [name, value] = line.trim().split(" ");
    if (Number(value) > limit) {
      console.log(name);
      process.exitCode = 1;
    }
  }
}
