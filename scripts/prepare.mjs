// What stands between a fresh clone and a running Aulo. Plain JavaScript for Node 20, with nothing installed.

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("..", import.meta.url));
const OLDEST_NODE = 20;
const INSTALLED = join(ROOT, "node_modules", ".aulo-installed");
const WEB = join(ROOT, "packages", "web");
const BUILT = join(WEB, "dist", ".aulo-built");

/** The Node that the project carries. */
export const NODE = join(ROOT, "node_modules", ".bin", process.platform === "win32" ? "node.cmd" : "node");

/** Ends the program with one sentence. */
export function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

/** Installs what package-lock.json names, unless that was done already. */
export function install() {
  if (Number(process.versions.node.split(".")[0]) < OLDEST_NODE) {
    fail(`Aulo needs Node ${OLDEST_NODE} or later to start; this is ${process.versions.node}.`);
  }
  const wanted = fingerprint([join(ROOT, "package-lock.json")]);
  if (isStamped(INSTALLED, wanted)) return;
  console.error("Installing packages (once) …");
  run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], "npm ci");
  if (!existsSync(NODE)) fail(`There is no Node 24 package for ${process.platform} on ${process.arch}.`);
  writeFileSync(INSTALLED, wanted);
}

/** Builds the page, unless what it is made of has not changed. */
export function build() {
  const sources = [
    join(WEB, "src"),
    join(WEB, "index.html"),
    join(WEB, "public"),
    join(WEB, "vite.config.ts"),
    join(ROOT, "packages", "contract", "src"),
    join(ROOT, "package-lock.json"),
  ];
  const wanted = fingerprint(sources);
  if (isStamped(BUILT, wanted)) return;
  console.error("Building the page …");
  run(
    NODE,
    [join(ROOT, "node_modules", "vite", "bin", "vite.js"), "build", "--logLevel", "warn", WEB],
    "The build of the page",
  );
  writeFileSync(BUILT, wanted);
}

function fingerprint(paths) {
  const hash = createHash("sha256");
  for (const file of paths.flatMap(filesBelow).sort()) hash.update(file).update(readFileSync(file));
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

function run(command, parameters, what) {
  const { status, error } = spawnSync(command, parameters, {
    cwd: ROOT,
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32",
  });
  if (error || status !== 0)
    fail(`${what} failed: ${error?.message ?? `exit code ${status}`}. The reason stands above.`);
}
