/** An explanation of errors whose message, and where it is given the faulty line, have these forms. */
type Explanation = {
  message: RegExp;
  /** Whether the line at which the error arose fits. */
  line?: (line: string) => boolean;
  /** One or two plain sentences. `$1` … are the groups of `message`. */
  says: string;
};

/** Characters of a message that are read: the learner's code can throw any message. */
const MAX_MESSAGE = 500;
const NAME = String.raw`(?:\(intermediate value\)|[\w$.?[\]()'"]+)`;

/** A type behind a name, or a declaration of a type. */
const TYPES =
  /^\s*(?:export\s+)?(?:interface|enum|type|declare|abstract class)\s+\w|^\s*import type\b|[\w)\]]\??: *(?:string|number|boolean|unknown|any|void|never|[A-Z]\w*<|(?:string|number|boolean|[A-Z]\w*)\[\])|\bas (?:const|string|number|boolean|unknown|any)\b/;

/** The first one that fits counts. JSON, whose messages begin like those of JavaScript's syntax; syntax of JavaScript, then of TypeScript, then errors at run time, then PostgreSQL. */
const EXPLANATIONS: readonly Explanation[] = [
  {
    message: /SyntaxError: (?:Unexpected token '.+', |.*(?:is not valid JSON|JSON input|JSON at position))/,
    says: "`JSON.parse` was given a string that is not JSON.",
  },
  {
    message: /SyntaxError|TypeError: "" is not a function|error: syntax error at or near/,
    line: (line) => /^\s*(?:```|~~~)/.test(line),
    says: "This line marks code in Markdown. Delete it: the file holds only the code itself.",
  },
  {
    message: /SyntaxError: /,
    line: (line) => TYPES.test(line),
    says: "This line has TypeScript in it, but the file is JavaScript. Leave out the types.",
  },
  {
    message: /SyntaxError: (?:Invalid or unexpected token|Unexpected character)/,
    line: (line) => /[“”‘’]/.test(line),
    says: "This line has typographic quotes. Code needs the straight ones: \" or '.",
  },
  {
    message: /SyntaxError: Invalid or unexpected token/,
    line: hasOpenQuote,
    says: "A quote is missing: a string that begins on this line has no end.",
  },
  {
    message: /SyntaxError: Invalid or unexpected token/,
    says: "There is a character here that JavaScript cannot read, or a string or number that is not finished.",
  },
  {
    message: /SyntaxError: Unexpected end of input/,
    says: "A closing bracket or backtick is missing: the file ends before everything that was opened is closed.",
  },
  {
    message: /SyntaxError: missing \) after argument list/,
    says: "A call has no closing bracket ), or a comma between two arguments is missing.",
  },
  {
    message: /SyntaxError: Unexpected token '([})\]])'/,
    says: "There is a $1 too many, or something before it is not finished.",
  },
  {
    message: /SyntaxError: Unexpected token ';'/,
    says: "The line ends too early: a bracket before the ; is not closed, or a value is missing.",
  },
  {
    message: /SyntaxError: Unexpected token ':'/,
    line: (line) => /^\s*(?:const|let|var|function)\b|=>/.test(line),
    says: "There is a : that does not belong here. A type such as `: number` is TypeScript; an object that an arrow function returns stands in round brackets.",
  },
  {
    message: /SyntaxError: Unexpected (?:reserved word|strict mode reserved word)/,
    line: (line) => /\bawait\b/.test(line),
    says: "`await` stands in a function that is not async. Write `async` before the function.",
  },
  {
    message: /await is only valid in async functions|await isn't allowed in non-async function/,
    says: "`await` stands in a function that is not async. Write `async` before the function.",
  },
  {
    message: /SyntaxError: Unexpected (?:strict mode )?reserved word/,
    says: "A word here is reserved by JavaScript and cannot be used as a name.",
  },
  {
    message: /SyntaxError: Cannot use import statement outside a module/,
    says: "This file is not a module, so it cannot use `import`. The file's name or the package.json decides that.",
  },
  {
    message: /SyntaxError: The requested module '(.+)' does not provide an export named 'default'/,
    says: "$1 has no default export. Import its names in braces: `import { … } from`.",
  },
  {
    message: /SyntaxError: The requested module '(.+)' does not provide an export named '(.+)'/,
    says: "$1 does not export the name $2. Compare the spelling, and look whether `export` stands before it.",
  },
  {
    message: /SyntaxError: Named export '(.+)' not found/,
    says: "This package is imported as a whole: import its default, then take $1 from it.",
  },
  {
    message: /SyntaxError: Export '(.+)' is not defined/,
    says: "The file exports $1 but does not declare it.",
  },
  {
    message: /SyntaxError: Identifier '(.+)' has already been declared/,
    says: "$1 is declared twice in the same place. Give one of them another name, or assign without `const` and `let`.",
  },
  {
    message: /SyntaxError: Missing initializer in (const|destructuring) declaration/,
    says: "A declaration here needs a value: an = with the value after it.",
  },
  {
    message: /SyntaxError: Unexpected identifier '(.+)'/,
    says: "$1 is not expected here. Look just before it: a comma, an operator or a bracket is missing, or a word is misspelt.",
  },
  {
    message: /SyntaxError: Unexpected (?:number|string|template string)/,
    says: "A value is not expected here. Look just before it: a comma, an operator or a bracket is missing.",
  },
  {
    message: /SyntaxError: Illegal return statement/,
    says: "`return` stands outside every function. Perhaps a closing bracket before it ends the function too early.",
  },
  {
    message: /SyntaxError: Illegal (break|continue) statement/,
    says: "`$1` stands outside every loop.",
  },
  {
    message: /SyntaxError: Function statements require a function name/,
    says: "A function that stands by itself needs a name.",
  },
  {
    message: /SyntaxError: Invalid shorthand property initializer/,
    says: "In an object, a value follows its name after a :, not after an =.",
  },
  {
    message: /SyntaxError: Invalid left-hand side in assignment/,
    says: "Only a variable or a property can stand left of =. To compare, write ===.",
  },
  {
    message: /SyntaxError: Invalid regular expression: missing \//,
    says: "A regular expression has no closing /.",
  },
  {
    message:
      /SyntaxError.*: TypeScript (enum|namespace|parameter property|import equals|export assignment).* not supported/,
    says: "This kind of TypeScript ($1) cannot be run here: Node only removes types. Write it as plain JavaScript with types.",
  },
  {
    message: /SyntaxError.*: The angle-bracket syntax for type assertions/,
    says: "Write the type after the value: `value as Type`.",
  },
  {
    message: /SyntaxError.*: Expected '(.+)', got '<eof>'|SyntaxError.*: Unexpected eof/,
    says: "A closing bracket is missing: the file ends before everything that was opened is closed.",
  },
  {
    message: /SyntaxError.*: Unterminated (?:string|template)/,
    says: "A quote is missing: a string that begins on this line has no end.",
  },
  {
    message: /SyntaxError.*: Expected ','/,
    says: "A comma or a closing bracket is missing here.",
  },
  {
    message: /SyntaxError.*: Expected a semicolon/,
    says: "Two things stand side by side here. An operator, a comma or a ; is missing between them, or a word is misspelt.",
  },
  {
    message: /SyntaxError.*: (?:Expression expected|Unexpected token `(.+)`\.)/,
    says: "A value or a type is missing here.",
  },
  {
    message: /SyntaxError: Unexpected token '(.+)'/,
    says: "$1 is not expected here. Something just before it is missing or not finished.",
  },
  {
    message: /ReferenceError: (require|module|exports|__dirname|__filename) is not defined/,
    says: "$1 does not exist in modules. Use `import` and `export`, and `import.meta.dirname` for the folder.",
  },
  {
    message: /ReferenceError: Cannot access '(.+)' before initialization/,
    says: "$1 is used before the line that declares it has run.",
  },
  {
    message: /ReferenceError: (.+) is not defined/,
    says: "There is no variable or function named $1 here. Compare the spelling; perhaps it is not imported, or it is declared inside another block.",
  },
  {
    message: /ReferenceError: Must call super constructor/,
    says: "The constructor of a class that extends another one must call `super()` first.",
  },
  {
    message: /TypeError: Assignment to constant variable/,
    says: "A `const` gets its value once. Declare the variable with `let` when its value changes.",
  },
  {
    message: /TypeError: Cannot (?:read|set) properties of (undefined|null) \((?:reading|setting) '(.+)'\)/,
    says: "The value before .$2 is $1. Look where that value should have come from.",
  },
  {
    message: /TypeError: Cannot destructure property '(.+)' of .* as it is (undefined|null)/,
    says: "$1 is to be taken out of a value that is $2. Look where that value should have come from.",
  },
  {
    message: /TypeError: The file does not export (?:a function named "(.+)"|a function by default)/,
    says: "The tests look for an export that the file does not have. Compare the name with the task, and write `export` before it.",
  },
  {
    message: new RegExp(`TypeError: (${NAME}) is not a function`),
    says: "$1 is called, but it is not a function. Compare the spelling, and look what it holds.",
  },
  {
    message: new RegExp(`TypeError: (${NAME}) is not a constructor`),
    says: "$1 is created with `new`, but it is not a class.",
  },
  {
    message: /TypeError: Class constructor (\S+) cannot be invoked without 'new'/,
    says: "$1 is a class: write `new` before it.",
  },
  {
    message: /TypeError: (.+) is not iterable/,
    says: "$1 cannot be gone through like a list. An array is needed here; a promise has to be awaited first.",
  },
  {
    message: /TypeError: Cannot assign to read only property '(.+)' of/,
    says: "$1 belongs to something that must not be changed. Make a copy and change that.",
  },
  {
    message: /TypeError: Cannot (?:add property|delete property)/,
    says: "This object must not be changed. Make a copy and change that.",
  },
  {
    message: /TypeError: Reduce of empty array with no initial value/,
    says: "`reduce` on an empty list needs a first value as its second argument.",
  },
  {
    message: /RangeError: Maximum call stack size exceeded/,
    says: "A function calls itself without end. Look for the case in which it must stop.",
  },
  {
    message: /Cannot find module '(.+)' imported from/,
    says: "The imported file is not there. Compare its path, and write its ending, such as .js.",
  },
  {
    message: /Cannot find package '(.+)' imported from/,
    says: "There is no package $1 here. A file of your own begins with ./ when it is imported.",
  },
  {
    message: /No such built-in module: (\S+)/,
    says: "Node has no module $1. Compare the spelling.",
  },
  {
    message: /error: syntax error at end of input/,
    says: "The SQL ends too early: a bracket is not closed, or something is missing at the end.",
  },
  {
    message: /error: syntax error at or near "(.+)"/,
    says: "PostgreSQL does not understand $1 here. Look just before it: a comma is missing or too many, a word is misspelt, or the parts are in another order.",
  },
  {
    message: /error: unterminated quoted (?:string|identifier)/,
    says: "A quote is missing: a string has no end.",
  },
  {
    message: /error: column "(.+)" does not exist/,
    says: "No table here has a column $1. Compare the spelling. A string stands in single quotes; double quotes mean a column.",
  },
  {
    message: /error: column reference "(.+)" is ambiguous/,
    says: "Several tables have a column $1. Write the table's name before it.",
  },
  {
    message: /error: column "(.+)" must appear in the GROUP BY clause/,
    says: "Each row of the result stands for a group, and $1 can differ within it. Group by it too, or use a function such as min or count.",
  },
  {
    message: /error: relation "(.+)" does not exist/,
    says: "There is no table $1. Compare the spelling with the task.",
  },
  {
    message: /error: missing FROM-clause entry for table "(.+)"/,
    says: "$1 is used but does not stand in FROM or JOIN. A table with an alias is named by the alias.",
  },
  {
    message: /error: aggregate functions are not allowed in WHERE/,
    says: "WHERE judges single rows. A condition on groups stands in HAVING.",
  },
  {
    message: /error: function (.+) does not exist/,
    says: "There is no function $1 for values of these types.",
  },
  {
    message: /error: operator does not exist: (.+)/,
    says: "Values of these types cannot be compared or combined: $1. Convert one of them.",
  },
  {
    message: /error: duplicate key value violates unique constraint/,
    says: "A row with the same key is there already.",
  },
  {
    message: /error: null value in column "(.+)" of/,
    says: "The column $1 must have a value.",
  },
  {
    message: /error: .* violates foreign key constraint/,
    says: "A row refers to another one that is not there, or is still referred to.",
  },
  {
    message: /error: more than one row returned by a subquery/,
    says: "The query in brackets gives several rows where one value is needed. Use IN, or narrow it down.",
  },
  {
    message: /error: subquery must return only one column/,
    says: "The query in brackets gives several columns where one value is needed.",
  },
  {
    message: /error: division by zero/,
    says: "Something is divided by 0. NULLIF makes the divisor NULL instead.",
  },
  {
    message: /error: invalid input syntax for type (.+): "(.*)"/,
    says: "“$2” cannot be read as $1.",
  },
];

type ErrorAt = { message: string; spot: { excerpt: string } | null };

/** The common errors in plain words, for a learner who meets the message for the first time; null for any other. */
export function explainError({ message, spot }: ErrorAt): string | null {
  const [read = ""] = message.slice(0, MAX_MESSAGE).split("\n");
  for (const { message: form, line: fits = () => true, says } of EXPLANATIONS) {
    const found = form.exec(read);
    if (found && fits(spot?.excerpt ?? ""))
      return says.replaceAll(/\$(\d)/g, (_, group) => found[Number(group)] ?? "");
  }
  return null;
}

/** Whether a string in ' or " begins on the line and does not end on it. */
function hasOpenQuote(line: string): boolean {
  let open = "";
  for (const char of line.replaceAll(/\\./g, "")) {
    if (open === "" && (char === "'" || char === '"')) open = char;
    else if (char === open) open = "";
  }
  return open !== "";
}
