import { text } from "node:stream/consumers";

const input = await text(process.stdin);
const lines = input.split("\n");

// Find out which readings are above the limit.
console.log(lines.length);
