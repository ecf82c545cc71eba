import { describe, expect, test } from "vitest";
import { learnerFrames } from "../../shared/frames.ts";
import { TEST_LIMITS } from "../../shared/test-limits.ts";
import { cleanPrinted } from "./clean-printed.ts";
import { readProgramError } from "./program-error.ts";

const files = { "main.js": "const a = 1;\nthrow new RangeError('far');\n" };
const thrown = `file:///work/app-2/main.js:2
throw new RangeError('far');
      ^

RangeError: far
    at file:///work/app-2/main.js:2:7
    at ModuleJob.run (node:internal/modules/esm/module_job:561:25)
    at async node:internal/modules/esm/loader:647:26 {
  code: 'FAR'
}

Node.js v24.21.0
`;

describe("an uncaught error", () => {
  test("is read from the output of Node", () => {
    expect(readProgramError(thrown, "/work", files)).toEqual({
      message: "RangeError: far",
      spot: { file: "main.js", line: 2, column: 7, excerpt: "throw new RangeError('far');" },
      stack: "RangeError: far\n    at main.js:2:7",
    });
  });

  test("is the last one, after errors that the program printed", () => {
    const error = readProgramError(
      `Error: harmless\n    at file:///work/app/main.js:1:15\n${thrown}`,
      "/work",
      files,
    );
    expect(error).toMatchObject({ message: "RangeError: far", spot: { line: 2 } });
    expect(error?.stack).not.toContain("main.js:1");
  });

  test("is read with the name of its class, and without the frames of its cause", () => {
    const stderr = thrown
      .replace("RangeError: far", "NotFound [Error]: far")
      .replace("code: 'FAR'", "[cause]: TypeError: deep\n      at file:///work/app/main.js:1:1");
    expect(readProgramError(stderr, "/work", files)?.stack).toBe("NotFound: far\n    at main.js:2:7");
  });

  test("at the end of a file has its place without carets", () => {
    const stderr =
      "file:///work/app/main.js:3\n\n\n\nSyntaxError: Unexpected end of input\n    at compileSourceTextModule (node:internal/modules/esm/utils:319:16)\n\nNode.js v24.21.0\n";
    expect(readProgramError(stderr, "/work", files)).toMatchObject({
      message: "SyntaxError: Unexpected end of input",
      spot: { file: "main.js", line: 3 },
    });
  });

  test("that is very long is cut", () => {
    const stderr = thrown.replace("RangeError: far", `RangeError: ${"far".repeat(100_000)}`);
    const { message = "", stack = "" } = readProgramError(stderr, "/work", files) ?? {};
    expect([message.length, stack.length]).toEqual([
      TEST_LIMITS.messageChars + 1,
      TEST_LIMITS.messageChars + 1,
    ]);
  });

  const HEAD = "node:internal/modules/run_main:107\n    triggerUncaughtException(\n    ^\n";
  const END = "\n\nNode.js v24.21.0\n";
  const HINT = "\n(Use `node --trace-uncaught ...` to show where the exception was thrown)";
  const REJECTED =
    "[UnhandledPromiseRejection: This error originated either by throwing inside of an async function without a catch block, or by rejecting a promise which was not handled with .catch(). The promise rejected with the reason \"no\".] {\n  code: 'ERR_UNHANDLED_REJECTION'\n}";
  const FETCH =
    "\n[TypeError: fetch failed] {\n  [cause]: Error: getaddrinfo ENOTFOUND a.example {\n    code: 'ENOTFOUND'\n  }\n}";
  test.each([
    ["a string", `\n${HEAD}boom${HINT}${END}`, 'throw "boom";', "not an Error: boom"],
    ["an object", `\n${HEAD}{ code: 7 }${END}`, "throw { code: 7 };", "not an Error: { code: 7 }"],
    ["the reason of a rejection", `${HEAD}\n${REJECTED}${END}`, 'Promise.reject("no");', "handles it: no"],
    [
      "an unreached host",
      `${HEAD}${FETCH}${END}`,
      'await fetch("http://a.example/");',
      "so a.example cannot",
    ],
    [
      "a promise that never settles",
      "Warning: Detected unsettled top-level await at file:///work/app/main.js:2\nawait forever;\n^\n\n\n",
      "await forever;",
      "never settles",
    ],
  ])("may be %s, and has its line", (_what, stderr, line, words) => {
    const error = readProgramError(stderr, "/work", { "main.js": `// throw "boom"\n${line}\n` });
    expect(error).toMatchObject({
      message: expect.stringContaining(words),
      spot: { file: "main.js", line: 2, excerpt: line },
    });
  });

  test("has no line when several lines may have thrown it", () => {
    const stderr = `\n${HEAD}7${HINT}${END}`;
    const source = "if (a) throw b;\nif (b) throw a;\n";
    expect(readProgramError(stderr, "/work", { "main.js": source })).toMatchObject({ spot: null });
  });

  test("is not read from a program that only prints an error", () => {
    expect(readProgramError("Error: mine\n    at nowhere\n", "/work", files)).toBeNull();
    expect(readProgramError("This needs\nNode.js v26\n", "/work", files)).toBeNull();
  });

  test("is shown with its properties and without frames that are not the learner's", () => {
    const { stderr } = cleanPrinted({ stdout: "", stderr: thrown, pieces: [] }, "/work");
    expect(stderr).toBe(
      "main.js:2\nthrow new RangeError('far');\n      ^\n\nRangeError: far\n    at main.js:2:7 {\n  code: 'FAR'\n}\n\nNode.js v24.21.0\n",
    );
  });
});

test("advice about a package.json that the learner does not see is left out", () => {
  const advice =
    "This file is being treated as an ES module because it has a '.js' file extension and 'package.json' contains \"type\": \"module\".";
  const stderr = `ReferenceError: require is not defined\n${advice}\n    at main.js:1:1\n(Use \`node --trace-warnings ...\` to show where the warning was created)\n`;
  expect(cleanPrinted({ stdout: "", stderr, pieces: [] }, "/work").stderr).toBe(
    "ReferenceError: require is not defined\n    at main.js:1:1\n",
  );
  expect(cleanPrinted({ stdout: "", stderr, pieces: [] }, "/work", true).stderr).toBe(stderr);
});

test("frames outside the learner's folder are left out", () => {
  const stack = `Error: x
    at go (file:///work/app/lib/a%20b.js:3:4)
    at scenario (file:///work/app/.check-1.mjs:1:1)
    at Layer.handle (/aulo/node_modules/express/index.js:1:1)
    at answer (file:///aulo/code/harness/kinds/solution.js:2:2)
    at Object.<anonymous> (/work/app/main.cjs:9:1)`;
  expect(learnerFrames(stack, "/work")).toEqual([
    { call: "go", file: "lib/a b.js", line: 3, column: 4 },
    { call: "Object.<anonymous>", file: "main.cjs", line: 9, column: 1 },
  ]);
});
