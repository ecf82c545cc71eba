import { text } from "node:stream/consumers";

const limit = process.argv[2];

if (limit === undefined || Number.isNaN(Number(limit))) {
  console.error("usage: node over-limit.js LIMIT");
  process.exitCode = 2;
} else {
  const input = await text(process.stdin);
  for (const line of input.split("\n")) {
    if (line === "") continue;
    const [name, value] = line.split(" ");
    if (value > limit) {
      console.log(name);
      process.exitCode = 1;
    }
  }
}
