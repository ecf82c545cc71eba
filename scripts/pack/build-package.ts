import { execFileSync } from "node:child_process";
import { copyFileSync, cpSync, mkdirSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { loadTrack } from "@aulo/content";
import { ROOT } from "../prepare.mjs";
import { PACKED, packedManifest } from "./manifest.ts";
import { toJavaScript } from "./to-javascript.ts";

/** Files beside the modules. */
const MORE = ["LICENSE", "packages/cli/bin/aulo.mjs", "docs/api.md", "docs/cli.md", "docs/runner.md"];
const OF_TESTS = /\.test\.ts$|\/(testing|fixtures|frozen)\/|\.md$/;
const WEB = "packages/web/dist";
const TRACK = "tracks/backend-nodejs";

/**
 * Fills the folder with the package, at the paths of the repository, since modules find the track, the page and each other by them.
 *
 * @throws Error when a module loads one that is not in the package
 */
export async function buildPackage(folder: string): Promise<void> {
  const sources = filesBelow(...PACKED.map((name) => `packages/${name}/src`)).filter(
    (path) => !OF_TESTS.test(path),
  );
  const packed = new Set(sources);
  for (const path of sources.filter((each) => each.endsWith(".ts"))) {
    const built = toJavaScript(path, (target) => {
      if (!packed.has(target)) throw new Error(`${path} loads ${target}, which is not in the package.`);
    });
    write(folder, path.replace(/\.ts$/, ".js"), built);
  }
  const copied = [
    ...sources.filter((path) => !path.endsWith(".ts")),
    ...filesBelow("tracks"),
    ...(await sourcesToShow()),
    ...MORE,
  ];
  for (const path of copied) copy(folder, path);
  cpSync(join(ROOT, WEB), join(folder, WEB), {
    recursive: true,
    filter: (path) => basename(path) !== ".aulo-built",
  });
  copyFileSync(join(import.meta.dirname, "README.md"), join(folder, "README.md"));
  write(folder, "package.json", `${JSON.stringify(packedManifest(), null, 2)}\n`);
}

/** Modules whose sources lessons show, as they are in the repository. */
async function sourcesToShow(): Promise<string[]> {
  const { track } = await loadTrack(join(ROOT, TRACK));
  return (track?.concepts ?? []).flatMap(({ seenIn }) => (seenIn === null ? [] : [seenIn.path]));
}

/** Paths of the repository's files, with forward slashes: those that git knows or would add. */
function filesBelow(...folders: string[]): string[] {
  const listed = execFileSync(
    "git",
    ["ls-files", "-z", "--cached", "--others", "--exclude-standard", ...folders],
    {
      cwd: ROOT,
      encoding: "utf8",
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  return listed.split("\0").filter((path) => path !== "");
}

function write(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function copy(folder: string, path: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  copyFileSync(join(ROOT, path), join(folder, path));
}
