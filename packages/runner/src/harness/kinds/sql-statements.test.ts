import { expect, test } from "vitest";
import { statementStarts } from "./sql-statements.ts";

/** First words of the statements. */
function found(sql: string): string[] {
  return statementStarts(sql).map((at) => sql.slice(at).split(/[\s;(]/)[0] ?? "");
}

test.each([
  [
    "statements with spaces and comments between",
    "a 1;\n-- x; y\n /* ; /* ; */ */ b 2;;\n;c",
    ["a", "b", "c"],
  ],
  ["no statement", " -- nothing\n;", []],
  ["semicolons in strings and names", `a ';' "b;" 'it''s; ' E'\\'; ';b`, ["a", "b"]],
  ["semicolons in dollar quotes", "a $$ ; $$; b $x$ ; $$ ; $x$; c", ["a", "b", "c"]],
  ["a name with dollar signs", "a x$y$ ; b z$y$", ["a", "b"]],
  ["semicolons in parentheses", "a (b; c); d", ["a", "d"]],
  ["a body of statements", "a BEGIN ATOMIC b; SELECT CASE WHEN x THEN y END; END; c", ["a", "c"]],
  ["an unfinished string", "a; b 'c; d", ["a", "b"]],
  ["an unfinished comment", "a; /* b; c", ["a"]],
])("%s", (_what, sql, words) => {
  expect(found(sql)).toEqual(words);
});
