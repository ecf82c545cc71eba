import { text } from "node:stream/consumers";

const limit = Number(process.argv[2]);

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
