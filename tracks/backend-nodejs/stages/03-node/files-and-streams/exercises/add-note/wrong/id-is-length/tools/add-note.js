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

try {
  const notes = await readNotes();
  if (!Array.isArray(notes)) throw new Error("no list");
  const id = notes.length + 1;
  notes.push({ id, text });
  await writeFile(FILE, JSON.stringify(notes));
  console.log(id);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
