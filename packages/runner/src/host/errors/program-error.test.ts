import { describe, expect, test } from "vitest";
import { learnerFrames } from "../../shared/frames.ts";
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

  test("is not read from a program that only prints an error", () => {
    expect(readProgramError("Error: mine\n    at nowhere\n", "/work", files)).toBeNull();
  });

  test("is shown with its properties and without frames that are not the learner's", () => {
    const { stderr } = cleanPrinted({ stdout: "", stderr: thrown }, "/work");
    expect(stderr).toBe(
      "main.js:2\nthrow new RangeError('far');\n      ^\n\nRangeError: far\n    at main.js:2:7 {\n  code: 'FAR'\n}\n\nNode.js v24.21.0\n",
    );
  });
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
