import { text } from "node:stream/consumers";

const limit = Number(process.argv[2]);

if (Number.isNaN(limit)) {
  console.error("usage: node over-limit.js LIMIT");
  process.exit(2);
}

const lines = (await text(process.stdin)).split("\n").filter((line) => line !== "");
const names = lines.filter((line) => Number(line.split(" ")[1]) > limit).map((line) => line.split(" ")[0]);
if (names.length > 0) console.log(names.join("\n"));
process.exitCode = names.length;
