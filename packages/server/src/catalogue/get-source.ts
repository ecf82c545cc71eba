import { readFile } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";
import { renderMarkdown } from "@aulo/content";
import type { SourceFile } from "@aulo/contract";
import { Refusal } from "../refusal.ts";
import type { Catalogue } from "./catalogue.ts";
import { findLesson } from "./find-or-refuse.ts";

/** Longer than any run of tildes in a source file. */
const FENCE = "~~~~~~~~";

/**
 * The file of Aulo's own source that the concept's lesson names. Authors choose it; no part of a request does.
 *
 * @throws Refusal `not-found` for an unknown concept, and when its lesson names no file of this installation
 */
export async function getSource(catalogue: Catalogue, { concept }: { concept: string }): Promise<SourceFile> {
  const { seenIn } = findLesson(catalogue, concept);
  const code = seenIn === null ? null : await readSource(catalogue, seenIn.path);
  if (seenIn === null || code === null)
    throw new Refusal("not-found", `The lesson of ${concept} names no source file that is here.`);
  const language = extname(seenIn.path)
    .slice(1)
    .replace(/^[cm]?([jt]s)x?$/, "$1");
  return { path: seenIn.path, html: renderMarkdown(`${FENCE}${language}\n${code}\n${FENCE}`) };
}

/** Null for a path that leads out of the repository, and for a file that is not there. */
async function readSource({ track }: Catalogue, path: string): Promise<string | null> {
  const root = track.sources.repository;
  const file = join(root, path);
  if (relative(root, file).split(sep)[0] === "..") return null;
  return readFile(file, "utf8").catch(() => null);
}
