import { appendFile, readFile } from "node:fs/promises";

const FILE = "notes.json";
const [text] = process.argv.slice(2);

let notes = [];
try {
  notes = JSON.parse(await readFile(FILE, "utf8"));
} catch (error) {
  if (error.code !== "ENOENT") process.exit(1);
}
const id = Math.max(0, ...notes.map((note) => note.id)) + 1;
await appendFile(FILE, JSON.stringify({ id, text }));
console.log(id);
