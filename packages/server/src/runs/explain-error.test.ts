import { expect, test } from "vitest";
import { explainError } from "./explain-error.ts";

/** Messages of Node 24 and PostgreSQL with the faulty line, and a part of the explanation. */
const EXPLAINED: [message: string, line: string, part: string][] = [
  ['TypeError: "" is not a function', "```js", "Markdown"],
  ["SyntaxError: Unexpected end of input", "```", "Markdown"],
  ['The code threw error: syntax error at or near "```"', "```sql", "Markdown"],
  ["SyntaxError: Missing initializer in const declaration", "const a: number = 1;", "the file is JavaScript"],
  ["SyntaxError: Unexpected token ':'", "function f(list: string[]) {", "the file is JavaScript"],
  [
    "SyntaxError: Unexpected strict mode reserved word",
    "interface Pet { name: string }",
    "the file is JavaScript",
  ],
  ["SyntaxError: Unexpected identifier 'Pet'", "type Pet = {", "the file is JavaScript"],
  ["SyntaxError: Unexpected identifier 'as'", "const a = b as string;", "the file is JavaScript"],
  ["SyntaxError: Invalid or unexpected token", "const s = “abc”;", "typographic quotes"],
  ["SyntaxError: Invalid or unexpected token", "const s = 'abc;", "A quote is missing"],
  ["SyntaxError: Invalid or unexpected token", `const s = "it's;`, "A quote is missing"],
  ["SyntaxError: Invalid or unexpected token", "const n = 3px;", "cannot read"],
  ["SyntaxError: Unexpected end of input", "", "A closing bracket or backtick is missing"],
  ["SyntaxError: missing ) after argument list", "f(1, 2;", "no closing bracket )"],
  ["SyntaxError: Unexpected token '}'", "}", "There is a } too many"],
  ["SyntaxError: Unexpected token ';'", "const a = [1;", "not closed"],
  ["SyntaxError: Unexpected token ':'", "let x: number = 5;", "TypeScript"],
  ["SyntaxError: Unexpected token '=>'", "const x = => 5", "=> is not expected"],
  ["SyntaxError: Unexpected reserved word", "function f() { await g(); }", "not async"],
  ["SyntaxError: Unexpected strict mode reserved word", "let static = 1", "reserved"],
  ["SyntaxError: Cannot use import statement outside a module", "import a", "not a module"],
  [
    "SyntaxError: The requested module './a.js' does not provide an export named 'nope'",
    "",
    "./a.js does not export the name nope",
  ],
  [
    "SyntaxError: The requested module './a.js' does not provide an export named 'default'",
    "",
    "no default export",
  ],
  ["SyntaxError: Identifier 'a' has already been declared", "", "a is declared twice"],
  ["SyntaxError: Missing initializer in const declaration", "const a;", "needs a value"],
  ["SyntaxError: Unexpected identifier 'x'", "cosnt x = 5;", "x is not expected here"],
  ["SyntaxError: Illegal return statement", "return 5", "outside every function"],
  ["SyntaxError: Unexpected token 'a', \"abc\" is not valid JSON", "", "not JSON"],
  ['SyntaxError: Unexpected token \'}\', "{"a":1,}" is not valid JSON', "", "not JSON"],
  ['SyntaxError: Unexpected token \'}\', "{\n  "a": 1,\n}" is not valid JSON', "", "not JSON"],
  ["SyntaxError: Unexpected end of JSON input", "", "not JSON"],
  ["SyntaxError: Expected property name or '}' in JSON at position 1 (line 1 column 2)", "", "not JSON"],
  ["SyntaxError: Identifier 'JSON' has already been declared", "", "JSON is declared twice"],
  [
    "SyntaxError: The requested module './a.js' does not provide an export named 'toJSON'",
    "",
    "the name toJSON",
  ],
  [
    "SyntaxError [ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX]: TypeScript enum is not supported in strip-only mode",
    "enum A { B }",
    "(enum)",
  ],
  ["SyntaxError [ERR_INVALID_TYPESCRIPT_SYNTAX]: Expected '}', got '<eof>'", "", "closing bracket"],
  [
    "SyntaxError [ERR_INVALID_TYPESCRIPT_SYNTAX]: Expected ',', got ';'",
    "f(1;",
    "comma or a closing bracket",
  ],
  ["SyntaxError [ERR_INVALID_TYPESCRIPT_SYNTAX]: await isn't allowed in non-async function", "", "not async"],
  ["The code threw TypeError: Assignment to constant variable.", "a = 2", "`let`"],
  ["The code threw ReferenceError: total is not defined", "", "no variable or function named total"],
  ["The code threw ReferenceError: require is not defined in ES module scope", "", "`import`"],
  ["The code threw ReferenceError: Cannot access 'a' before initialization", "", "before the line"],
  ["The code threw TypeError: cart.add is not a function", "", "cart.add is called"],
  [
    "The code threw TypeError: Cannot read properties of undefined (reading 'name')",
    "",
    "The value before .name is undefined",
  ],
  ["The code threw TypeError: cart is not iterable", "", "like a list"],
  ['The code threw TypeError: The file does not export a function named "total".', "", "look for an export"],
  ["The code threw RangeError: Maximum call stack size exceeded", "", "calls itself"],
  ["Error [ERR_MODULE_NOT_FOUND]: Cannot find module 'part' imported from main.js", "", "not there"],
  ['The code threw error: syntax error at or near "FORM"', "", "does not understand FORM"],
  ['The code threw error: column "nmae" does not exist', "", "column nmae"],
  ['The code threw error: relation "pets" does not exist', "", "no table pets"],
  [
    'The code threw error: column "a.id" must appear in the GROUP BY clause or be used in an aggregate function',
    "",
    "Group by it too",
  ],
];

test.each(EXPLAINED)("%s at “%s” is explained", (message, excerpt, part) => {
  expect(explainError({ message, spot: { excerpt } })).toContain(part);
});

test("an error of the learner's own has no explanation", () => {
  expect(explainError({ message: "The code threw Error: sold out", spot: null })).toBeNull();
  expect(explainError({ message: "The code threw TypeError: not a ticket", spot: null })).toBeNull();
});

test("a huge message is read in no time to speak of", () => {
  const message = `SyntaxError${": TypeScript enum".repeat(200_000)}`;
  expect(explainError({ message, spot: { excerpt: "'\"".repeat(100) } })).toBeNull();
});
