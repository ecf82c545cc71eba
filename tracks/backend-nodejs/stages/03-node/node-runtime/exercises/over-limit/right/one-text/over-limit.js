import { readFileSync } from "node:fs";

const arg = process.argv.at(2);
if (arg === undefined || arg === "" || Number.isNaN(Number(arg))) throw complaint();

const out = [];
for (const [, name, value] of readFileSync(0, "utf8").matchAll(/^(\S+) (\S+)$/gm)) {
  if (+value > +arg) out.push(name);
}
process.stdout.write(out.join("\n"));
process.exitCode = Math.min(out.length, 1);

function complaint() {
  console.error("not a number:", arg);
  process.exit(2);
}
