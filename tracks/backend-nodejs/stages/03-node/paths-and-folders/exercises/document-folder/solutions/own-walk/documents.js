import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, normalize, resolve } from "node:path";

export async function saveDocument(folder, name, text) {
  const root = normalize(`${folder}/`);
  const file = resolve(root, name);
  if (!file.startsWith(root)) throw new RangeError(`${name} leads outside`);

  const draft = `${file}.${crypto.randomUUID()}`;
  await mkdir(dirname(file), { recursive: true });
  try {
    await writeFile(draft, text);
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

async function walk(folder, prefix) {
  const paths = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = prefix + entry.name;
    if (entry.isDirectory()) paths.push(...(await walk(`${folder}/${entry.name}`, `${path}/`)));
    else paths.push(path);
  }
  return paths;
}

export async function listDocuments(folder) {
  const paths = await walk(folder, "").catch((error) => {
    if (error.code !== "ENOENT") throw error;
    return [];
  });
  return paths.sort();
}
