import type { Catalogue } from "../catalogue.ts";
import { OTHER_TOOLS } from "./foreign-stacks.ts";
import { contentWords } from "./words.ts";

/** The text without the parts of tools that the track does not teach: "vue router" is Vue, and not a route of Express. */
export function withoutToolParts(catalogue: Catalogue, text: string): string {
  return text.replace(TOOL_WITH_PARTS, (all, tool: string, after: string) => {
    const words = after.trim().split(/\s+/);
    const end = words.findIndex((word, index) => !isPart(catalogue, word, index));
    const rest = end < 0 ? [] : words.slice(end);
    return rest.length === words.length ? all : [tool, ...rest].join(" ");
  });
}

const TOOL_WITH_PARTS = new RegExp(
  `\\b((?:${[...OTHER_TOOLS].join("|")})(?:\\.?js)?)((?:\\s+[\\w-]+){1,3})`,
  "gi",
);

/** Everyday names and unknown words; "react API" asks for a back end, "react context API" does not. */
function isPart({ goals }: Catalogue, written: string, index: number): boolean {
  const [word] = contentWords(written);
  if (word === undefined || OF_A_BACK_END.has(word.stem)) return false;
  if (word.stem === "http") return true;
  return word.stem === "api" ? index > 0 : !goals.isTechnical(word.stem);
}

/** Stems of everyday names that stand beside a front end: "react express app". */
const OF_A_BACK_END: ReadonlySet<string> = new Set(
  "express rest node backend database fullstack frontend login".split(" "),
);
