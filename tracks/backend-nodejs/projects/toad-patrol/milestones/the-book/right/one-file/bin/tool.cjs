const { existsSync, readFileSync, writeFileSync } = require("node:fs");

const NIGHT = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
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
    if (!NIGHT.test(night) || !helper || words.length === 0 || !words.every(parse)) return faults.push("line " + (index + 1) + ": not understood");
    for (const word of words) nights[night] = (nights[night] || 0) + parse(word)[1];
  });
  if (faults.length > 0) return fail(1, faults);
  print(Object.keys(nights).sort(), nights);
}

const BOOK = process.env.PATROL_BOOK || "patrol.json";

function load() {
  if (!existsSync(BOOK)) return { entries: [] };
  try {
    const book = JSON.parse(readFileSync(BOOK, "utf8"));
    if (Array.isArray(book.entries)) return book;
  } catch {}
  fail(1, ["The book " + BOOK + " is broken."]);
  return null;
}

function show({ night, helper, animals }) {
  let line = night + " " + helper;
  for (const name of known) if (animals[name]) line += " " + name + "=" + animals[name];
  process.stdout.write(line + "\n");
}

function book() {
  const book = load();
  if (book === null) return;
  if (command === "list") return book.entries.forEach(show);
  if (command === "undo") {
    const last = book.entries.pop();
    if (!last) return fail(1, ["The book is empty."]);
    writeFileSync(BOOK, JSON.stringify(book));
    return show(last);
  }
  const [night, helper, ...words] = args;
  if (!NIGHT.test(night) || !words.every(parse)) return fail(1, ["That does not look right."]);
  const animals = {};
  for (const word of words) animals[parse(word)[0]] = (animals[parse(word)[0]] || 0) + parse(word)[1];
  book.entries.push({ animals, helper, night });
  writeFileSync(BOOK, JSON.stringify(book));
  let sum = 0;
  for (const entry of book.entries) {
    if (entry.night === night) for (const name in entry.animals) sum += entry.animals[name];
  }
  process.stdout.write(night + " " + sum + "\n");
}

if (command === "count" && args.length > 0) count();
else if (command === "report") report();
else if (command === "add" ? args.length > 2 : ["list", "undo"].includes(command) && args.length === 0) book();
else fail(2, ["Call me like this: count toad frog=3, or report < sheet.txt"]);
