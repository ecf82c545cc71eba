import { text } from "node:stream/consumers";

function namesAbove(limit, input) {
  return input
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => line.split(" "))
    .filter(([, value]) => Number(value) > limit)
    .map(([name]) => name);
}

const limitText = process.argv[2]?.trim();

if (!limitText || Number.isNaN(Number(limitText))) {
  console.error(`The limit has to be a number, and not ${limitText}.`);
  process.exit(2);
}

const names = namesAbove(Number(limitText), await text(process.stdin));
for (const name of new Set(names)) console.log(name);
process.exitCode = names.length > 0 ? 1 : 0;
