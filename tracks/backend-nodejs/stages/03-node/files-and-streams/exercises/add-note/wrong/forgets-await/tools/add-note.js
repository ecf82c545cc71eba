import { readFile, writeFile } from "node:fs/promises";

const FILE = "notes.json";
const [text] = process.argv.slice(2);

async function readNotes() {
  try {
    return JSON.parse(await readFile(FILE, "utf8"));
  } catch (error) {
    if (error.code === "ENOENT") return [];
    throw error;
  }
}

const notes = readNotes();
if (Array.isArray(notes)) {
  const id = Math.max(0, ...notes.map((note) => note.id)) + 1;
  await writeFile(FILE, JSON.stringify([...notes, { id, text }]));
  console.log(id);
} else {
  console.error("This is no list of notes.");
  process.exitCode = 1;
}
