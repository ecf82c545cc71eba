import { text } from "node:stream/consumers";

async function main() {
  const limit = Number(process.argv[2]);
  if (Number.isNaN(limit)) {
    console.error("usage: node over-limit.js LIMIT");
    return 2;
  }
  const lines = (await text(process.stdin)).split("\n").filter((line) => line !== "");
  const found = lines.filter((line) => Number(line.split(" ")[1]) > limit);
  for (const line of found) console.log(line.split(" ")[0]);
  return found.length > 0 ? 1 : 0;
}

await main();
