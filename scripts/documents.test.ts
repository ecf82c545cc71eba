import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import MarkdownIt from "markdown-it";
import { expect, test } from "vitest";

const documents = execFileSync("git", ["ls-files", "*.md"], { encoding: "utf8" })
  .split("\n")
  .filter((file) => file !== "" && !file.startsWith("tracks/"));

const markdown = new MarkdownIt();

/** Paths of the repository: from its top, or from the folder of a package. */
const PATH = /^(packages|scripts|bench|suites|e2e|docs|tracks)\/[\w./@-]+$/;
const PACKAGE_PATH = /^(engine|contract|content|grading|runner|server|web)\/src\/[\w./@-]+$/;

/** Made by the build, so absent from a fresh clone. */
const BUILT = "packages/web/dist";

test.each(documents)("%s names only files and folders that exist", (file) => {
  expect(pathsIn(file).filter((path) => path !== BUILT && !existsSync(path))).toEqual([]);
});

test.each(documents)("every row of a table of %s is part of a table", (file) => {
  const loose = markdown
    .parse(readFileSync(file, "utf8"), {})
    .filter(({ type, content }) => type === "inline" && content.trimStart().startsWith("| "));
  expect(loose.map(({ content }) => content)).toEqual([]);
});

/** Repository paths in code spans, and targets of relative links. */
function pathsIn(file: string): string[] {
  const source = readFileSync(file, "utf8");
  const spans = [...source.matchAll(/`([^`\s]+)`/g)].flatMap(([, span = ""]) => {
    if (PACKAGE_PATH.test(span)) return [`packages/${span}`];
    return PATH.test(span) ? [span] : [];
  });
  const links = [...source.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = ""]) => target.replace(/#.*/, ""))
    .filter((target) => target !== "" && !/^[a-z]+:/.test(target))
    .map((target) => join(dirname(file), target));
  return [...spans, ...links];
}
