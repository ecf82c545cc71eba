import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { buildPackage } from "./build-package.ts";

const Packed = z.tuple([z.object({ filename: z.string() })]);

/** Bytes that the tarball may have. Node, PGlite and all other packages are npm's to install. */
export const MOST_BYTES = 20 * 1024 * 1024;

export type Tarball = { path: string; bytes: number };

/** Makes `aulo-VERSION.tgz` in the folder. @throws Error when it is larger than `MOST_BYTES` */
export async function makeTarball(folder: string): Promise<Tarball> {
  const stage = mkdtempSync(join(tmpdir(), "aulo-pack-"));
  try {
    await buildPackage(stage);
    const printed = execFileSync("npm", ["pack", "--json", "--pack-destination", folder], {
      cwd: stage,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "inherit"],
      maxBuffer: 64 * 1024 * 1024,
      shell: process.platform === "win32",
    });
    const [{ filename }] = Packed.parse(JSON.parse(printed));
    const path = join(folder, filename);
    const bytes = statSync(path).size;
    if (bytes > MOST_BYTES) throw new Error(`${path} has ${bytes} bytes; ${MOST_BYTES} are the most.`);
    return { path, bytes };
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}
