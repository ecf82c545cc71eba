import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Opens the book in this file. A file that is not there is an empty book.
 *
 * @throws Error when the file is there but is not a book
 */
export async function openBook(path) {
  const things = await readThings(path);
  let writing = Promise.resolve();

  /** Writes a second file first: a write that is interrupted must not cost the old one. */
  async function save() {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(`${path}.new`, JSON.stringify(things));
    await rename(`${path}.new`, path);
  }

  return {
    list: () => things,
    find: (id) => things.find((thing) => String(thing.id) === id),
    /** Resolves when the thing is in the file. */
    async add({ name, category }) {
      const id = (things.at(-1)?.id ?? 0) + 1;
      const thing = { id, name, category, createdAt: new Date().toString() };
      things.push(thing);
      // Each write waits for the one before, also when that one failed.
      writing = writing.then(save, save);
      await writing;
      return thing;
    },
  };
}

async function readThings(path) {
  const text = await readOptional(path);
  if (text === null) return [];
  const things = JSON.parse(text);
  if (!Array.isArray(things)) throw new Error("It is not a list of things.");
  return things;
}

async function readOptional(path) {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (error.code === "ENOENT") return null;
    throw error;
  }
}
