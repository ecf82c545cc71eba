import { basename, extname } from "node:path";
import type { Mutant } from "./mutant.ts";
import { mutateJs } from "./mutate-js.ts";
import { mutateLines } from "./mutate-lines.ts";
import { mutateSql } from "./mutate-sql.ts";
import { mutateTree } from "./mutate-tree.ts";

/** Mutants of a file, by the ending of its name; none for a kind of file that is not known. */
export async function mutateFile(file: string, text: string): Promise<Mutant[]> {
  switch (extname(file) || basename(file)) {
    case ".js":
    case ".cjs":
    case ".mjs":
    case ".ts":
      return mutateJs(file, text);
    case ".sql":
      return mutateSql(file, text);
    case ".json":
    case ".yaml":
    case ".yml":
      return mutateTree(file, text);
    case "Dockerfile":
    case ".conf":
    case ".env":
    case ".test":
      return mutateLines(file, text);
    default:
      return [];
  }
}
