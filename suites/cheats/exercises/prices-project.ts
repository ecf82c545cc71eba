import type { Exercise } from "../exercise.ts";

const SCRIPTS = { report: "node main.js", test: "node --test" };
const SUM = "export const sum = (prices) => prices.reduce((left, right) => left + right, 0);";
const MAIN = `import { sum } from "./lib/sum.js"; console.log("total " + sum(process.argv.slice(2).map(Number)));`;
const TEST = `import test from "node:test"; import assert from "node:assert"; import { sum } from "../lib/sum.js"; test("sums", () => { assert.equal(sum([2, 3]), 5); });`;

/**
 * A project whose report is right and whose own tests notice a broken `lib/sum.js`. Wrong ones do not test.
 */
export const PRICES_PROJECT: Exercise = {
  kind: "project",
  name: "prices",
  entry: "package.json",
  limits: { timeoutMs: 20_000 },
  spec: `
    const WITHIN = { timeoutMs: 15_000 };
    test("reports the sum", WITHIN, async () => {
      const prices = [randomInt(1, 99), randomInt(1, 99), randomInt(1, 99)];
      const { stdout, exitCode } = await npmRun("report", { args: prices.map(String) });
      expect(exitCode).toBe(0);
      expect(stdout.trim()).toBe("total " + prices.reduce((left, right) => left + right));
    });
    test("has tests that pass", WITHIN, async () => { expect((await npmRun("test")).exitCode).toBe(0); });
    test("has tests that notice a broken sum", WITHIN, async () => {
      const { exitCode } = await npmRun("test", { files: { "lib/sum.js": "export const sum = (prices) => prices.length;" } });
      expect(exitCode).not.toBe(0);
    });`,
  right: right(),
  wrong: right({ "test/sum.test.js": `import test from "node:test"; test("sums", () => {});` }),
  cheats: {
    "has a script that prints that it passed": right({
      "package.json": manifest({
        ...SCRIPTS,
        test: `node -e "console.log('ok 1 - sums'); console.log('# pass 1')"`,
      }),
    }),
    "has a script that ends before the tests": right({
      "package.json": manifest({ ...SCRIPTS, pretest: "node -e 0", test: "node --import=./end.js --test" }),
      "end.js": "process.exit(0);",
    }),
    "has tests that look for the file that they had": right({
      "test/sum.test.js": `import { writeFileSync, readFileSync, existsSync } from "node:fs"; const text = readFileSync("lib/sum.js", "utf8"); if (existsSync("/tmp/sum") && readFileSync("/tmp/sum", "utf8") === text) process.exit(1); writeFileSync("/tmp/sum", text);`,
    }),
    "has tests that fail every second time": right({
      "test/sum.test.js": `import { existsSync, writeFileSync } from "node:fs"; const again = existsSync("../again"); writeFileSync("../again", ""); process.exit(again ? 1 : 0);`,
    }),
    "has a report of what is shown": right({
      "main.js": `console.log("total 6");`,
      "package.json": manifest({ ...SCRIPTS, report: "node -p 'String(6)'" }),
    }),
    "has a script of a shell": right({
      "package.json": manifest({ ...SCRIPTS, test: "node --test || true" }),
    }),
  },
  unusual: {
    "files and fields to spare": right({
      "package.json": manifest(
        { ...SCRIPTS, dev: "nodemon main.js", lint: "eslint . | tee log" },
        {
          version: "0.0.1",
          private: true,
          dependencies: { express: "^5.0.0" },
          devDependencies: { nodemon: "*" },
          engines: { node: ">=18" },
          files: ["lib"],
        },
      ),
      "README.md": "# Prices",
      ".gitignore": "node_modules",
      "docs/notes/a.txt": "a",
    }),
    "scripts that call scripts": right({
      "package.json": manifest({
        report: "npm run -s show --",
        show: "node main.js",
        test: "npm run check && npm run unit",
        check: "node --check main.js",
        unit: "node --test test/".replace("test/", "test/sum.test.js"),
      }),
    }),
    "steps before and after": right({
      "package.json": manifest({
        ...SCRIPTS,
        pretest: "node --check lib/sum.js",
        posttest: "node -e \"console.log('done && dusted')\"",
      }),
    }),
    "variables before the command": right({
      "package.json": manifest({
        report: "WORD=total NODE_ENV=production node main.js",
        test: "CI=1 node --test",
      }),
      "main.js": `import { sum } from "./lib/sum.js"; console.log(process.env.WORD, sum(process.argv.slice(2).map(Number)));`,
    }),
    "the way of CommonJS beside modules": right({
      "package.json": manifest(SCRIPTS, { type: "commonjs" }),
      "lib/sum.js": SUM,
      "lib/package.json": `{ "type": "module" }`,
      "main.js": `const { sum } = require("./lib/sum.js"); console.log("total " + sum(process.argv.slice(2).map(Number)));`,
      "test/package.json": `{ "type": "module" }`,
    }),
    "its own names for its files": right({
      "package.json": manifest(SCRIPTS, {
        imports: { "#sum": "./lib/sum.js" },
        exports: { ".": "./main.js", "./sum": "./lib/sum.js" },
      }),
      "main.js": `import { sum } from "#sum"; console.log("total " + sum(process.argv.slice(2).map(Number)));`,
      "test/sum.test.js": TEST.replace("../lib/sum.js", "prices/sum"),
    }),
    "its folder as what is started": right({
      "package.json": manifest({ report: "node .", test: "node --test --test-reporter=dot" }),
    }),
    "a program started by name": right({
      "package.json": manifest({ report: "node --run show --", show: "node ./main.js", test: "node --test" }),
    }),
  },
};

function right(files: Record<string, string> = {}) {
  return {
    "package.json": manifest(SCRIPTS),
    "lib/sum.js": SUM,
    "main.js": MAIN,
    "test/sum.test.js": TEST,
    ...files,
  };
}

function manifest(scripts: Record<string, string>, more: object = {}) {
  return JSON.stringify({ name: "prices", type: "module", main: "main.js", scripts, ...more });
}
