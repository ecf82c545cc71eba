import { text } from "node:stream/consumers";

const limit = Number(process.argv[2]);
if (Number.isNaN(limit)) throw new Error("The limit is missing.");

const input = await text(process.stdin);
for (const line of input.split("\n")) {
  if (line.trim() === "") continue;
  const [name, value] = line.split(" ");
  if (Number(value) > limit) {
    console.log(name);
    process.exitCode = 1;
  }
}
