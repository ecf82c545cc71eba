import { readFile, rename, writeFile } from "node:fs/promises";

const FILE = "notes.json";

function fail(reason) {
  console.error(`${FILE} was left alone: ${reason}`);
  process.exit(1);
}

function parseNotes(content) {
  try {
    const notes = JSON.parse(content);
    return Array.isArray(notes) ? notes : fail("it is not a list");
  } catch {
    return fail("it is not JSON");
  }
}

const content = await readFile(FILE, "utf8").catch((error) => {
  if (error.code !== "ENOENT") fail(error.message);
  return "[]";
});

const notes = parseNotes(content);
const highest = notes.reduce((max, note) => (note.id > max ? note.id : max), 0);
notes.push({ id: highest + 1, text: process.argv[2] });

await writeFile(`${FILE}.new`, JSON.stringify(notes, null, 2));
await rename(`${FILE}.new`, FILE);
console.log(highest + 1);
