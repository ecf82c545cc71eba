import { randomUUID } from "node:crypto";
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";

function pathInside(folder, name) {
  const file = resolve(folder, name);
  const [first] = relative(folder, file).split(sep);
  if (first === "" || first === ".." || name.includes("..")) {
    throw new Error(`This is not a document of the club: ${name}`);
  }
  return file;
}

export async function saveDocument(folder, name, text) {
  const file = pathInside(folder, name);
  await mkdir(dirname(file), { recursive: true });
  const temporary = join(dirname(file), `${randomUUID()}.tmp`);
  try {
    await writeFile(temporary, text);
    await rename(temporary, file);
  } finally {
    await rm(temporary, { force: true });
  }
}

export async function listDocuments(folder) {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
      .sort();
  } catch (error) {
    if (error.code === "ENOENT") return [];
    throw error;
  }
}
