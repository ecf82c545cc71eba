import fs from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Files } from "@aulo/contract";
import git from "isomorphic-git";

/** A state of all files, with the message and time (ms since 1970, UTC) of its commit. */
export type Commit = { files: Files; message: string; at: number };

const BRANCH = "main";
const AUTHOR = { name: "Learner", email: "learner@aulo.invalid" };

/**
 * Makes a Git repository with one commit for each entry, and has `read` read its folder, which is deleted after that.
 *
 * @param commits oldest first, at least one; the last one's files lie in the folder. Paths in a folder `.git` are left out.
 */
export async function withRepository<Result>(
  commits: readonly Commit[],
  read: (folder: string) => Promise<Result>,
): Promise<Result> {
  const dir = await mkdtemp(join(tmpdir(), "aulo-project-"));
  try {
    await git.init({ fs, dir, defaultBranch: BRANCH });
    let before: readonly string[] = [];
    for (const { files, message, at } of commits) {
      const paths = Object.keys(files).filter((path) => !isOfGit(path));
      for (const path of before.filter((one) => !paths.includes(one))) {
        await rm(join(dir, path));
        await git.remove({ fs, dir, filepath: path });
      }
      for (const path of paths) {
        await mkdir(dirname(join(dir, path)), { recursive: true });
        await writeFile(join(dir, path), files[path] ?? "");
      }
      await git.add({ fs, dir, filepath: paths, force: true });
      const author = { ...AUTHOR, timestamp: Math.floor(at / 1_000), timezoneOffset: 0 };
      await git.commit({ fs, dir, message, author });
      before = paths;
    }
    return await read(dir);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

function isOfGit(path: string): boolean {
  return path.split("/").some((part) => part.toLowerCase() === ".git");
}
