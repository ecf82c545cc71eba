// Prepares a clone to run: installs the packages and builds the page, if they have changed. Plain JavaScript for
// Node 20, without packages.

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("..", import.meta.url));
const OLDEST_NODE = 20;
const INSTALLED = join(ROOT, "node_modules", ".aulo-installed");
const WEB = join(ROOT, "packages", "web");
const BUILT = join(WEB, "dist", ".aulo-built");

/** Path of the Node that is installed as a package of the project. */
export const NODE = join(ROOT, "node_modules", ".bin", process.platform === "win32" ? "node.cmd" : "node");

/** Prints the sentence as an error and exits with 1. */
export function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

/** Installs the packages of package-lock.json, unless that was done already. */
export function install() {
  if (Number(process.versions.node.split(".")[0]) < OLDEST_NODE) {
    fail(`Aulo needs Node ${OLDEST_NODE} or later to start; this is ${process.versions.node}.`);
  }
  const wanted = fingerprint(ROOT, [join(ROOT, "package-lock.json")]);
  if (isStamped(INSTALLED, wanted)) return;
  console.error("Installing packages (once) …");
  run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], "npm ci");
  if (!existsSync(NODE)) fail(`There is no Node 24 package for ${process.platform} on ${process.arch}.`);
  writeFileSync(INSTALLED, wanted);
}

/** Builds the page, unless its sources are unchanged since the last build. */
export function build() {
  const sources = [
    join(WEB, "src"),
    join(WEB, "index.html"),
    join(WEB, "public"),
    join(WEB, "vite.config.ts"),
    join(ROOT, "packages", "contract", "src"),
    join(ROOT, "package-lock.json"),
  ];
  const wanted = fingerprint(ROOT, sources);
  if (isStamped(BUILT, wanted)) return;
  console.error("Building the page …");
  run(
    NODE,
    [join(ROOT, "node_modules", "vite", "bin", "vite.js"), "build", "--logLevel", "warn", WEB],
    "The build of the page",
    // Otherwise a build that a test starts would hold React for development, which is three times as large.
    { NODE_ENV: "production" },
  );
  writeFileSync(BUILT, wanted);
}

/**
 * Hash of files and their paths below `root`. The hash stays when the clone moves to another folder, so nothing is
 * installed again.
 *
 * @param {string} root
 * @param {string[]} paths files and folders below `root`
 */
export function fingerprint(root, paths) {
  const hash = createHash("sha256");
  for (const file of paths.flatMap(filesBelow).sort())
    hash.update(relative(root, file).replaceAll("\\", "/")).update(readFileSync(file));
  return hash.digest("hex");
}

function filesBelow(path) {
  return !existsSync(path)
    ? []
    : statSync(path).isFile()
      ? [path]
      : readdirSync(path, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

function isStamped(stamp, value) {
  return existsSync(stamp) && readFileSync(stamp, "utf8") === value;
}

function run(command, parameters, step, env = {}) {
  const { status, error } = spawnSync(command, parameters, {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32",
  });
  if (error || status !== 0)
    fail(`${step} failed: ${error?.message ?? `exit code ${status}`}. The reason stands above.`);
}
