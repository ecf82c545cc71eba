const { readFileSync } = require("node:fs");

const known = ["frog", "newt", "salamander", "toad"];
const [command, ...args] = process.argv.slice(2);

function fail(code, lines) {
  process.stderr.write(lines.join("\n") + "\n");
  process.exitCode = code;
}

function parse(word) {
  const match = /^([a-z]+)(?:=([1-9][0-9]{0,2}))?$/i.exec(word);
  const animal = match && match[1].toLowerCase();
  return match && known.includes(animal) ? [animal, match[2] ? parseInt(match[2], 10) : 1] : null;
}

function count() {
  const bad = args.filter((word) => !parse(word));
  if (bad.length > 0) return fail(1, bad.map((word) => "What is '" + word + "'?"));
  const counts = { frog: 0, newt: 0, salamander: 0, toad: 0 };
  for (const word of args) counts[parse(word)[0]] += parse(word)[1];
  print(known.filter((name) => counts[name] > 0).sort((a, b) => counts[b] - counts[a]), counts);
}

function print(order, counts) {
  let total = 0;
  for (const name of order) {
    process.stdout.write(name + " " + counts[name] + "\n");
    total += counts[name];
  }
  process.stdout.write("total " + total + "\n");
}

function report() {
  const nights = {};
  const faults = [];
  readFileSync(0, "utf8").split(/\r?\n/).forEach((line, index) => {
    if (line.trim() === "" || line.trim().startsWith("#")) return;
    const [night, helper, ...words] = line.trim().split(/\s+/);
    const isGood = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(night);
    if (!isGood || !helper || words.length === 0 || !words.every(parse)) return faults.push("line " + (index + 1) + ": not understood");
    for (const word of words) nights[night] = (nights[night] || 0) + parse(word)[1];
  });
  if (faults.length > 0) return fail(1, faults);
  print(Object.keys(nights).sort(), nights);
}

if (command === "count" && args.length > 0) count();
else if (command === "report") report();
else fail(2, ["Call me like this: count toad frog=3, or report < sheet.txt"]);
