const { existsSync, readFileSync, writeFileSync } = require("node:fs");

const NIGHT = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const known = ["frog", "newt", "salamander", "toad"];
const options = {};
const args = [];
let isBad = false;
const given = process.argv.slice(2);
while (given.length > 0) {
  const one = given.shift();
  if (!one.startsWith("--")) args.push(one);
  else if (["--json", "--book", "--help"].includes(one)) options[one.slice(2)] = true;
  else if (["--by", "--from", "--to"].includes(one) && given.length > 0) options[one.slice(2)] = given.shift();
  else isBad = true;
}
const command = args.shift();

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

function rows(entries) {
  const counts = new Map();
  for (const entry of entries) {
    if (entry.night < (options.from || "") || entry.night > (options.to || "x")) continue;
    for (const [animal, number] of Object.entries(entry.animals)) {
      const name = { helper: entry.helper, animal, night: entry.night }[options.by || "night"];
      counts.set(name, (counts.get(name) || 0) + number);
    }
  }
  const found = [...counts].sort(([a], [b]) => a.localeCompare(b));
  if (options.by && options.by !== "night") found.sort((a, b) => b[1] - a[1]);
  return found;
}

function sheets(files) {
  const entries = [];
  const faults = [];
  for (const file of files) {
    let text;
    try {
      text = readFileSync(file === "-" ? 0 : file, "utf8");
    } catch {
      faults.push(file + " cannot be read");
      continue;
    }
    text.split(/\r?\n/).forEach((line, index) => {
      if (line.trim() === "" || line.trim().startsWith("#")) return;
      const [night, helper, ...words] = line.trim().split(/\s+/);
      if (!NIGHT.test(night) || !helper || words.length === 0 || !words.every(parse)) {
        return faults.push((file === "-" ? "" : file + ": ") + "line " + (index + 1) + ": not understood");
      }
      entries.push({ night, helper, animals: tally(words) });
    });
  }
  if (faults.length === 0) return entries;
  fail(1, faults);
  return null;
}

function tally(words) {
  const animals = {};
  for (const word of words) animals[parse(word)[0]] = (animals[parse(word)[0]] || 0) + parse(word)[1];
  return animals;
}

function report() {
  const entries = options.book ? load()?.entries : sheets(args.length > 0 ? args : ["-"]);
  if (!entries) return;
  const found = rows(entries);
  const total = found.reduce((sum, row) => sum + row[1], 0);
  if (options.json) return console.log(JSON.stringify({ total, rows: found.map(([name, number]) => ({ number, name })) }, null, 2));
  for (const [name, number] of found) console.log(name + " " + number);
  console.log("total " + total);
}

function take() {
  const entries = sheets(args);
  const book = entries && load();
  if (!book) return;
  book.entries.push(...entries);
  writeFileSync(BOOK, JSON.stringify(book));
  console.log("added " + entries.length);
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
  book.entries.push({ animals: tally(words), helper, night });
  writeFileSync(BOOK, JSON.stringify(book));
  let sum = 0;
  for (const entry of book.entries) {
    if (entry.night === night) for (const name in entry.animals) sum += entry.animals[name];
  }
  process.stdout.write(night + " " + sum + "\n");
}

const USAGE = "Call me like this: count, report, import, add, list, undo";
const dates = [options.from, options.to].filter((date) => date !== undefined);

if (options.help) console.log(USAGE);
else if (isBad || (command !== "report" && Object.keys(options).length > 0)) fail(2, [USAGE]);
else if (command === "count" && args.length > 0) count();
else if (command === "report") {
  const isWrong = !["night", "helper", "animal", undefined].includes(options.by) || !dates.every((date) => NIGHT.test(date)) || (options.book && args.length > 0);
  if (isWrong) fail(2, [USAGE]);
  else report();
} else if (command === "import" && args.length > 0) take();
else if (command === "add" ? args.length > 2 : ["list", "undo"].includes(command) && args.length === 0) book();
else fail(2, [USAGE]);
