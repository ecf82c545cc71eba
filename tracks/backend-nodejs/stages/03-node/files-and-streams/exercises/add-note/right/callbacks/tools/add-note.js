import { readFile, writeFile } from "node:fs";
import { join } from "node:path";

const file = join(process.cwd(), "notes.json");

class Notes {
  constructor(list) {
    if (!Array.isArray(list)) throw new Error("no list");
    this.list = list;
  }

  add(text) {
    const highest = this.list.map((note) => note.id).sort((a, b) => b - a)[0] || 0;
    this.list = this.list.concat({ id: highest + 1, text });
    return highest + 1;
  }
}

function fail(error) {
  process.stderr.write(`${error}\n`, () => process.exit(1));
}

readFile(file, (error, bytes) => {
  if (error && error.code !== "ENOENT") return fail(error);
  let id;
  let notes;
  try {
    notes = new Notes(error ? [] : JSON.parse(bytes));
    id = notes.add(process.argv[2]);
  } catch (broken) {
    return fail(broken);
  }
  writeFile(file, JSON.stringify(notes.list), (failed) => {
    if (failed) return fail(failed);
    process.stdout.write(`${id}\n`);
  });
});
