import { setTimeout } from "node:timers/promises";

const last = Number(process.argv[2]);
let stopped = false;

let rest = "";
process.stdin.on("data", (bytes) => {
  const lines = (rest + bytes).split("\n");
  rest = lines.pop();
  stopped ||= lines.some((line) => line.replace("\r", "") === "stop");
});

function isValid(number) {
  let sum = 0;
  let rest = number;
  for (let place = 0; rest > 0; place += 1) {
    const digit = (rest % 10) * (place % 2 === 0 ? 1 : 2);
    sum += digit > 9 ? digit - 9 : digit;
    rest = Math.floor(rest / 10);
  }
  return sum % 10 === 0;
}

let found = 0;
for (let number = 1; number <= last && !stopped; number += 1) {
  if (isValid(number)) found += 1;
  if (number % 50_000 === 0) await setTimeout(0);
}

console.log(stopped ? "stopped" : found);
process.exitCode = stopped ? 3 : 0;
process.stdin.destroy();
