/**
 * Mutants of SQL:
 * 1. Split the text into tokens. Comments and white space are left out.
 * 2. Each rule looks at every place of the tokens and proposes edits.
 */
import { type Edit, type Mutant, toMutants } from "./mutant.ts";

type Token = { text: string; word: string; start: number; end: number };

const TOKEN =
  /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"(?:[^"]|"")*"|\$(\w*)\$[\s\S]*?\$\1\$|\d+(?:\.\d+)?|\w+|::|<>|!=|<=|>=|\|\||[^\s\w]/g;

/** Mutants of a file of SQL statements. */
export function mutateSql(file: string, text: string): Mutant[] {
  const tokens = toTokens(text);
  const edits = tokens.flatMap((_, at) => RULES.flatMap((rule) => rule(tokens, at)));
  return toMutants(file, text, edits);
}

function toTokens(text: string): Token[] {
  return [...text.matchAll(TOKEN)]
    .filter(([found]) => !found.startsWith("--") && !found.startsWith("/*"))
    .map(({ 0: found, index }) => {
      return { text: found, word: found.toUpperCase(), start: index, end: index + found.length };
    });
}

type Rule = (tokens: readonly Token[], at: number) => Edit[];

/** Words that another one can stand for, in both directions where both are listed. */
const SWAPS: Record<string, { mutator: string; words: string[] }> = {
  "=": { mutator: "Comparison", words: ["<>"] },
  "<>": { mutator: "Comparison", words: ["="] },
  "!=": { mutator: "Comparison", words: ["="] },
  "<": { mutator: "Comparison", words: ["<=", ">="] },
  "<=": { mutator: "Comparison", words: ["<", ">"] },
  ">": { mutator: "Comparison", words: [">=", "<="] },
  ">=": { mutator: "Comparison", words: [">", "<"] },
  "+": { mutator: "Arithmetic", words: ["-"] },
  "-": { mutator: "Arithmetic", words: ["+"] },
  "/": { mutator: "Arithmetic", words: ["*"] },
  AND: { mutator: "Condition", words: ["OR"] },
  OR: { mutator: "Condition", words: ["AND"] },
  ASC: { mutator: "Order", words: ["DESC"] },
  DESC: { mutator: "Order", words: ["ASC"] },
  SUM: { mutator: "Aggregate", words: ["max"] },
  AVG: { mutator: "Aggregate", words: ["max"] },
  MIN: { mutator: "Aggregate", words: ["max"] },
  MAX: { mutator: "Aggregate", words: ["min"] },
  TRUE: { mutator: "Literal", words: ["false"] },
  FALSE: { mutator: "Literal", words: ["true"] },
  COMMIT: { mutator: "Transaction", words: ["ROLLBACK"] },
};

/** Sequences of words that can be left out or replaced. */
const PHRASES: { mutator: string; words: string[]; replacement: string }[] = [
  { mutator: "Join", words: ["LEFT", "JOIN"], replacement: "JOIN" },
  { mutator: "Join", words: ["RIGHT", "JOIN"], replacement: "JOIN" },
  { mutator: "Join", words: ["FULL", "JOIN"], replacement: "LEFT JOIN" },
  { mutator: "Join", words: ["INNER", "JOIN"], replacement: "LEFT JOIN" },
  { mutator: "Condition", words: ["IS", "NULL"], replacement: "IS NOT NULL" },
  { mutator: "Condition", words: ["IS", "NOT", "NULL"], replacement: "IS NULL" },
  { mutator: "Condition", words: ["NOT", "IN"], replacement: "IN" },
  { mutator: "Condition", words: ["NOT", "EXISTS"], replacement: "EXISTS" },
  { mutator: "Constraint", words: ["NOT", "NULL"], replacement: "" },
  { mutator: "Constraint", words: ["UNIQUE"], replacement: "" },
  { mutator: "Constraint", words: ["PRIMARY", "KEY"], replacement: "" },
  { mutator: "Constraint", words: ["ON", "DELETE", "CASCADE"], replacement: "" },
  { mutator: "Constraint", words: ["ON", "DELETE", "RESTRICT"], replacement: "ON DELETE CASCADE" },
  { mutator: "Constraint", words: ["ON", "DELETE", "SET", "NULL"], replacement: "" },
  { mutator: "Constraint", words: ["GENERATED", "ALWAYS", "AS", "IDENTITY"], replacement: "" },
  { mutator: "Distinct", words: ["DISTINCT"], replacement: "" },
  { mutator: "Union", words: ["UNION", "ALL"], replacement: "UNION" },
  { mutator: "Lock", words: ["FOR", "UPDATE"], replacement: "" },
  { mutator: "Order", words: ["NULLS", "LAST"], replacement: "NULLS FIRST" },
  { mutator: "Order", words: ["NULLS", "FIRST"], replacement: "NULLS LAST" },
];

/** Clauses that can be left out, each up to the next clause of the same depth. */
const CLAUSES: Record<string, { mutator: string; replacement: string }> = {
  WHERE: { mutator: "Condition", replacement: "" },
  HAVING: { mutator: "Condition", replacement: "" },
  ORDER: { mutator: "Order", replacement: "" },
  LIMIT: { mutator: "Limit", replacement: "" },
};
const CLAUSE_STARTS = new Set(
  "WHERE GROUP HAVING ORDER LIMIT OFFSET FETCH UNION RETURNING ON WINDOW FOR".split(" "),
);

const RULES: readonly Rule[] = [
  swapped,
  phrases,
  clauses,
  innerJoin,
  references,
  bracketedConstraint,
  defaultValue,
  coalesce,
  literal,
  constantCondition,
];

function swapped(tokens: readonly Token[], at: number): Edit[] {
  const token = tokens[at];
  const swap = token && SWAPS[token.word];
  if (token === undefined || swap === undefined) return [];
  // `BETWEEN 1 AND 2` is one condition.
  if (token.word === "AND" && isBetween(tokens, at)) return [];
  // Without a value on its left, `-` is the sign of a number.
  if (/^[-+]$/.test(token.word) && !/[\w)"']$/.test(tokens[at - 1]?.text ?? "")) return [];
  // Without a bracket on its right, it is the name of a column.
  if (/^(SUM|AVG|MIN|MAX)$/.test(token.word) && tokens[at + 1]?.text !== "(") return [];
  return swap.words.map((replacement) => edit(swap.mutator, [token], replacement));
}

function isBetween(tokens: readonly Token[], at: number): boolean {
  const before = tokens.slice(0, at).map(({ word }) => word);
  const between = before.lastIndexOf("BETWEEN");
  return between !== -1 && !before.slice(between).some((word) => word === "AND" || word === "OR");
}

function phrases(tokens: readonly Token[], at: number): Edit[] {
  return PHRASES.filter(({ words }) =>
    words.every((word, index) => tokens[at + index]?.word === word),
  ).flatMap(({ mutator, words, replacement }) => {
    const isPartOfOther =
      words[0] === "NOT" &&
      words[1] === "NULL" &&
      (tokens[at - 1]?.word === "IS" || tokens[at - 1]?.word === "SET");
    const isNamed = tokens[at + words.length]?.text === "(" && mutator === "Constraint";
    if (isPartOfOther || isNamed) return [];
    return [edit(mutator, tokens.slice(at, at + words.length), replacement)];
  });
}

function clauses(tokens: readonly Token[], at: number): Edit[] {
  const clause = CLAUSES[tokens[at]?.word ?? ""];
  if (clause === undefined) return [];
  let depth = 0;
  let end = at + 1;
  for (; end < tokens.length; end++) {
    const { word = "" } = tokens[end] ?? {};
    if (depth === 0 && (word === ")" || word === ";" || CLAUSE_STARTS.has(word))) break;
    if (word === "(") depth += 1;
    if (word === ")") depth -= 1;
  }
  return [edit(clause.mutator, tokens.slice(at, end), clause.replacement)];
}

/** A JOIN without a kind is an inner one. */
function innerJoin(tokens: readonly Token[], at: number): Edit[] {
  const token = tokens[at];
  const before = tokens[at - 1]?.word ?? "";
  if (token?.word !== "JOIN" || /^(LEFT|RIGHT|FULL|INNER|CROSS|OUTER|LATERAL)$/.test(before)) return [];
  return [edit("Join", [token], "LEFT JOIN")];
}

/** `REFERENCES table (column)` with its actions. */
function references(tokens: readonly Token[], at: number): Edit[] {
  if (tokens[at]?.word !== "REFERENCES") return [];
  const isForeignKey = tokens[at - 1]?.text === ")";
  if (isForeignKey) return [];
  let end = at + 2;
  if (tokens[end]?.text === "(") end = closing(tokens, end) + 1;
  while (tokens[end]?.word === "ON")
    end += tokens[end + 2]?.word === "SET" || tokens[end + 2]?.word === "NO" ? 4 : 3;
  return [edit("Constraint", tokens.slice(at, end), "")];
}

/** `CHECK (…)`, and `UNIQUE (…)`, `PRIMARY KEY (…)` or `FOREIGN KEY (…) REFERENCES …` as an entry of its own. */
function bracketedConstraint(tokens: readonly Token[], at: number): Edit[] {
  const { word = "" } = tokens[at] ?? {};
  const open = at + (/^(PRIMARY|FOREIGN)$/.test(word) ? 2 : 1);
  if (!/^(CHECK|UNIQUE|PRIMARY|FOREIGN)$/.test(word) || tokens[open]?.text !== "(") return [];
  if (word === "CHECK") return [edit("Constraint", tokens.slice(open, closing(tokens, open) + 1), "(true)")];
  const named = tokens[at - 2]?.word === "CONSTRAINT" ? at - 2 : at;
  let end = closing(tokens, open) + 1;
  for (let depth = 0; end < tokens.length; end++) {
    const { text = "" } = tokens[end] ?? {};
    if (depth === 0 && /^[,);]$/.test(text)) break;
    depth += text === "(" ? 1 : text === ")" ? -1 : 0;
  }
  const from = tokens[named - 1]?.text === "," ? named - 1 : named;
  return [edit("Constraint", tokens.slice(from, end), "")];
}

function defaultValue(tokens: readonly Token[], at: number): Edit[] {
  if (tokens[at]?.word !== "DEFAULT" || /^[,);]?$/.test(tokens[at + 1]?.text ?? "")) return [];
  const end = tokens[at + 2]?.text === "(" ? closing(tokens, at + 2) + 1 : at + 2;
  return [edit("Constraint", tokens.slice(at, end), "")];
}

/** `coalesce(value, other)` becomes `(value)`. */
function coalesce(tokens: readonly Token[], at: number): Edit[] {
  if (tokens[at]?.word !== "COALESCE" || tokens[at + 1]?.text !== "(") return [];
  const end = closing(tokens, at + 1);
  let depth = 0;
  const comma = tokens.findIndex(({ text }, index) => {
    if (index <= at + 1) return false;
    depth += text === "(" ? 1 : text === ")" ? -1 : 0;
    return depth === 0 && text === ",";
  });
  if (comma === -1 || comma > end) return [];
  return [
    edit("Coalesce", tokens.slice(comma, end), ""),
    edit("Coalesce", tokens.slice(at + 2, comma + 1), ""),
  ];
}

function literal(tokens: readonly Token[], at: number): Edit[] {
  const token = tokens[at];
  if (token === undefined) return [];
  if (/^\d+$/.test(token.text)) return [edit("Literal", [token], String(Number(token.text) + 1))];
  if (!token.text.startsWith("'")) return [];
  return [edit("Literal", [token], token.text === "''" ? "'x'" : "''")];
}

/** The condition after WHERE, AND, ON or HAVING becomes true, one after OR false. It ends at the next such word or clause. */
function constantCondition(tokens: readonly Token[], at: number): Edit[] {
  const { word = "" } = tokens[at] ?? {};
  if (!/^(WHERE|AND|OR|ON|HAVING)$/.test(word) || (word === "AND" && isBetween(tokens, at))) return [];
  if (word === "ON" && /^(DELETE|UPDATE|CONFLICT)$/.test(tokens[at + 1]?.word ?? "")) return [];
  let depth = 0;
  let end = at + 1;
  let isOpenRange = false;
  for (; end < tokens.length; end++) {
    const { word: next = "" } = tokens[end] ?? {};
    if (next === "BETWEEN") isOpenRange = true;
    const ends = /^(\)|;|AND|OR|JOIN|LEFT|RIGHT|INNER|FULL|CROSS)$/.test(next) || CLAUSE_STARTS.has(next);
    if (depth === 0 && next === "AND" && isOpenRange) isOpenRange = false;
    else if (depth === 0 && ends) break;
    if (next === "(") depth += 1;
    if (next === ")") depth -= 1;
  }
  const condition = tokens.slice(at + 1, end);
  return condition.length < 2 ? [] : [edit("Condition", condition, word === "OR" ? "false" : "true")];
}

/** Index of the bracket that closes the one at `open`. */
function closing(tokens: readonly Token[], open: number): number {
  let depth = 0;
  for (let at = open; at < tokens.length; at++) {
    depth += tokens[at]?.text === "(" ? 1 : tokens[at]?.text === ")" ? -1 : 0;
    if (depth === 0) return at;
  }
  return tokens.length - 1;
}

function edit(mutator: string, tokens: readonly Token[], replacement: string): Edit {
  return { mutator, start: tokens[0]?.start ?? 0, end: tokens.at(-1)?.end ?? 0, replacement };
}
