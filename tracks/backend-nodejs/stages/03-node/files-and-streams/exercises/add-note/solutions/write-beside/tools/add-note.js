import { readFile, rename, writeFile } from "node:fs/promises";

const FILE = "notes.json";

const content = await readFile(FILE, "utf8").catch((error) => {
  if (error.code !== "ENOENT") throw error;
  return "[]";
});

const notes = JSON.parse(content);
if (!Array.isArray(notes)) throw new TypeError(`${FILE} was left alone: it is not a list.`);

const highest = notes.reduce((max, note) => Math.max(max, note.id), 0);
notes.push({ id: highest + 1, text: process.argv[2] });

await writeFile(`${FILE}.new`, JSON.stringify(notes, null, 2));
await rename(`${FILE}.new`, FILE);
console.log(highest + 1);
