import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { cacheFolder } from "../sandbox/cache-folder.ts";
import { makeOnce, markUsed } from "../sandbox/toolbox.ts";

/** Paths of the built judge. */
export type JudgeHome = { main: string; compileCache: string };

const sourceFolder = join(import.meta.dirname, "..", "..");
const { resolve } = createRequire(import.meta.url);

/** Opens the judge of this version, and builds it first if it is missing. */
export async function openJudgeHome(workDir?: string): Promise<JudgeHome> {
  const parent = cacheFolder(workDir);
  // The name starts with `toolbox-`, so that unused judges are removed like other prepared folders.
  const folder = await makeOnce(
    join(parent, `toolbox-judge-${judgeHash()}`),
    new URL("./build-judge.ts", import.meta.url),
  );
  markUsed(folder);
  return { main: join(folder, "main.js"), compileCache: join(folder, "compile-cache") };
}

function judgeHash(): string {
  const hash = createHash("sha256").update(process.version);
  for (const file of globSync("**/*.{js,ts}", { cwd: sourceFolder }).sort()) {
    if (!/\.test\.[jt]s$/.test(file)) hash.update(file).update(readFileSync(join(sourceFolder, file)));
  }
  for (const name of ["expect", "zod"]) hash.update(readFileSync(resolve(`${name}/package.json`)));
  return hash.digest("hex").slice(0, 16);
}
