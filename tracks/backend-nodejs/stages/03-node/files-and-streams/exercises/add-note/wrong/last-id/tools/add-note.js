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
  if (!Array.isArray(notes)) throw new Error("it holds no list");
  const id = (notes.at(-1)?.id ?? 0) + 1;
  await writeFile(FILE, JSON.stringify([...notes, { id, text }]));
  console.log(id);
} catch (error) {
  console.error(`Cannot use ${FILE}: ${error.message}`);
  process.exitCode = 1;
}
