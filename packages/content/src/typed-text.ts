import { tokenizer } from "acorn";
import { foldSpace } from "./white-space.ts";

/** Ways to compare what a learner types into a blank. */
export const TYPED_AS = ["code", "sql", "header-name", "header-value", "text"] as const;
export type TypedAs = (typeof TYPED_AS)[number];

/** The way that suits most blanks of a language. */
export function usualTypedAs(language: string): TypedAs {
  if (language === "js" || language === "ts") return "code";
  return language === "sql" ? "sql" : "text";
}

/** Two texts that mean the same, compared this way, have the same folded form. White space is always folded. */
export function foldTyped(as: TypedAs, text: string): string {
  switch (as) {
    case "code":
      return foldCode(text);
    case "sql":
      return foldSql(text);
    case "header-name":
      return foldSpace(text).toLowerCase();
    case "header-value":
      return foldHeaderValue(text);
    case "text":
      return foldSpace(text);
  }
}

/** Tokens of JavaScript: quotes of any kind are one, `a["b"]` is `a.b`, and a semicolon at the end does not count. */
function foldCode(text: string): string {
  try {
    const tokens = [...tokenizer(text, { ecmaVersion: "latest", sourceType: "module" })];
    const words = tokens.map(({ type, start, end }) => {
      const word = text.slice(start, end);
      if (type.label === "string") return JSON.stringify(word.slice(1, -1));
      return type.label === "num" ? word.replaceAll("_", "") : word;
    });
    const joined = words
      .join(" ")
      .replaceAll(/` ([^`$\\]*) `/g, (_, content: string) => JSON.stringify(content))
      .replaceAll(/(?<=[\w$)\]] )\[ "([A-Za-z_$][\w$]*)" \]/g, ". $1");
    return withoutLastSemicolons(joined);
  } catch {
    // A piece of code need not be whole, such as `/tools` between quotes that are there already.
    return foldSpace(text);
  }
}

/** Words of SQL outside of quotes in lower case, with no space around other signs, and no semicolon at the end. */
function foldSql(text: string): string {
  const words = text.match(/'(?:[^']|'')*'|"(?:[^"]|"")*"|[\p{L}\p{N}_$]+|[^\s]/gu) ?? [];
  const folded = words.map((word) => (/^['"]./.test(word) ? word : word.toLowerCase()));
  return withoutLastSemicolons(folded.join(" "));
}

function withoutLastSemicolons(folded: string): string {
  let end = folded.length;
  while (folded.endsWith(" ;", end)) end -= 2;
  return folded.slice(0, end);
}

/** Parts of a list in any order, in lower case, with no space around `;` and `=`. */
function foldHeaderValue(text: string): string {
  const parts = text.split(",").map((part) => foldSpace(part).replaceAll(/ ?([;=]) ?/g, "$1"));
  return parts
    .map((part) => part.toLowerCase())
    .sort()
    .join(", ");
}
