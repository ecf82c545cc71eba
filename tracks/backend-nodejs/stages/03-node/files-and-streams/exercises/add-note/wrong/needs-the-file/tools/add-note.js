import { readFile, writeFile } from "node:fs/promises";

const FILE = "notes.json";
const [text] = process.argv.slice(2);

try {
  const notes = JSON.parse(await readFile(FILE, "utf8"));
  if (!Array.isArray(notes)) throw new Error("no list");
  const id = Math.max(0, ...notes.map((note) => note.id)) + 1;
  await writeFile(FILE, JSON.stringify([...notes, { id, text }]));
  console.log(id);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
