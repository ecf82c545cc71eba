import { readFile, rename, writeFile } from "node:fs/promises";
import { UnfitError } from "./faults.js";

const file = process.env.PATROL_BOOK ?? "book.json";

/** The entries of the book, `{ night, helper, animals }`, the oldest first. A file that is not there has none. */
export async function readBook() {
  const text = await readOptional();
  if (text === null) return [];
  const book = parse(text);
  if (!Array.isArray(book?.entries)) throw new UnfitError(`${file} is not a book of the patrol.`);
  return book.entries;
}

/** Writes a second file first: a write that is interrupted must not cost the old one. */
export async function writeBook(entries) {
  await writeFile(`${file}.new`, JSON.stringify({ entries }, null, 2));
  await rename(`${file}.new`, file);
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UnfitError(`${file} is not JSON: ${error.message}`);
  }
}

async function readOptional() {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if (error.code === "ENOENT") return null;
    throw error;
  }
}
