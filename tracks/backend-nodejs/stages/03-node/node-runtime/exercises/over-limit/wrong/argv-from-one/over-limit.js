import { text } from "node:stream/consumers";

const limit = Number(process.argv[1]);

if (Number.isNaN(limit)) {
  console.error("usage: node over-limit.js LIMIT");
  process.exitCode = 2;
} else {
  const input = await text(process.stdin);
  for (const line of input.split("\n")) {
    if (line === "") continue;
    const [name, value] = line.split(" ");
    if (Number(value) > limit) {
      console.log(name);
      process.exitCode = 1;
    }
  }
}
