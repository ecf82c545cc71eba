import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Opens the book in this file. A file that is not there is an empty book.
 *
 * @throws Error when the file is there but is not a book
 */
export async function openBook(path) {
  const state = await readState(path);
  let writing = Promise.resolve();

  /** Writes a second file first: a write that is interrupted must not cost the old one. */
  async function save() {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(`${path}.new`, JSON.stringify(state));
    await rename(`${path}.new`, path);
  }

  return {
    state,
    /** Changes the book by `work(state)`, and resolves with its result when it is in the file. */
    async change(work) {
      const result = work(state);
      // Each write waits for the one before, also when that one failed.
      writing = writing.then(save, save);
      await writing;
      return result;
    },
    /** An id that was never given before. */
    nextId() {
      state.lastId += 1;
      return state.lastId;
    },
  };
}

async function readState(path) {
  const text = await readOptional(path);
  if (text === null) return toState([]);
  const value = JSON.parse(text);
  if (Array.isArray(value)) return toState(value);
  if (!Array.isArray(value?.things) || !Array.isArray(value.repairs)) throw new Error("It is not a book.");
  return value;
}

/** The book as it was before there were repairs: a list of things. */
function toState(things) {
  return { lastId: things.at(-1)?.id ?? 0, things, repairs: [] };
}

async function readOptional(path) {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (error.code === "ENOENT") return null;
    throw error;
  }
}
