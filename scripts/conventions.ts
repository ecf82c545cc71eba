/**
 * `npm run conventions`: checks how functions are declared and which English comments, documents and tracks use.
 * Prints every fault.
 */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { checkDeclarations } from "./conventions/declarations.ts";
import { checkEnglish } from "./conventions/english.ts";
import { readTexts } from "./conventions/texts.ts";
import { checkWords } from "./conventions/words.ts";

/** Files of a track that learners read. */
const TRACK_PROSE = /\/((concept|again|prompt|explained)\.md|(items|exercise|track)\.yaml)$/;

const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
  encoding: "utf8",
})
  .split("\n")
  .filter((file) => existsSync(file));
const modules = files.filter((file) => /\.(tsx?|mjs)$/.test(file) && !file.startsWith("tracks/"));
const prose = files.filter((file) =>
  file.startsWith("tracks/") ? TRACK_PROSE.test(file) : /\.(tsx?|mjs|css|md)$/.test(file),
);

const texts = prose.flatMap(readTexts);

const faults = [
  ...modules.flatMap(checkDeclarations),
  ...checkEnglish(texts),
  ...[...Map.groupBy(texts, ({ file }) => groupOf(file))].flatMap(([group, members]) =>
    checkWords(group, members),
  ),
];
for (const fault of faults) console.error(fault);
console.log(
  faults.length === 0 ? `${prose.length} files keep the conventions.` : `${faults.length} lines to mend.`,
);
process.exitCode = faults.length === 0 ? 0 : 1;

/** Group of a file, for which limits are counted: a package, a top-level folder, or the documents at the top. */
function groupOf(file: string): string {
  const [top = "", second = ""] = file.split("/");
  if (top === "packages") return `${top}/${second}`;
  return file.includes("/") ? top : "the documents at the top";
}
