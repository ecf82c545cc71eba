import { matchesGlob } from "node:path";
import { expect, inside, test } from "@aulo/runner/spec";

const readConfig = () => inside(({ default: config }) => config);

/** The entries, after a look at their shape. */
async function readEntries() {
  const config = await readConfig();
  expect({
    "an array of objects":
      Array.isArray(config) && config.every((each) => typeof each === "object" && each !== null),
  }).toEqual({
    "an array of objects": true,
  });
  return config;
}

/** Whether a pattern of ESLint names this file. `dist/` and `dist` stand for all that is in a folder. */
const matches = (file, pattern) => {
  const glob = pattern.replace(/^\.\//, "").replace(/\/$/, "");
  return matchesGlob(file, glob) || matchesGlob(file, `${glob}/**`);
};

/** Patterns in turn, as ESLint reads them: one with `!` takes back what an earlier one named. */
const names = (file, patterns) =>
  [patterns].flat().reduce((found, pattern) => {
    return pattern.startsWith("!")
      ? found && !matches(file, pattern.slice(1))
      : found || matches(file, pattern);
  }, false);

/** Entries with nothing but `ignores` (and a name) take files out of the check. */
const isGlobal = ({ name: _name, ...rest }) => Object.keys(rest).join() === "ignores";

const LEVELS = { 0: "off", 1: "warn", 2: "error" };
const severityOf = (value) => {
  const level = Array.isArray(value) ? value[0] : value;
  return LEVELS[level] ?? level ?? "off";
};

/** The rules in force for a file, or null when it is not checked. */
function rulesFor(entries, file) {
  if (entries.filter(isGlobal).some(({ ignores }) => names(file, ignores))) return null;
  const inForce = entries.filter(
    ({ files, ignores = [] }) => (files === undefined || names(file, files)) && !names(file, ignores),
  );
  return Object.assign({}, ...inForce.map(({ rules }) => rules ?? {}));
}

/** The severity of each rule for each file: `{ file: { rule: severity } }`. */
const table = (entries, files, rules) =>
  Object.fromEntries(
    files.map((file) => {
      const found = rulesFor(entries, file);
      return [
        file,
        found === null
          ? "not checked"
          : Object.fromEntries(rules.map((rule) => [rule, severityOf(found[rule])])),
      ];
    }),
  );

const same = (files, value) => Object.fromEntries(files.map((file) => [file, value]));

const FILES = [
  "index.js",
  "src/app.js",
  "src/cli.js",
  "src/routes/orders.js",
  "src/a/b/c.js",
  "scripts/import.js",
  "src/dist.js",
];
const TESTS = [
  "app.test.js",
  "src/app.test.js",
  "src/routes/orders.test.js",
  "tests/api/orders.test.js",
  "src/cli.test.js",
];

test("exports an array of entries", { checks: ["array"] }, async () => {
  expect({ entries: (await readEntries()).length > 0 }).toEqual({ entries: true });
});

test("reports == and unused names as errors", { checks: ["equal", "unused"] }, async () => {
  const rules = ["eqeqeq", "no-unused-vars"];
  expect(table(await readEntries(), FILES, rules)).toEqual(
    same(FILES, { eqeqeq: "error", "no-unused-vars": "error" }),
  );
});

test("warns about let in place of const", { checks: ["const"] }, async () => {
  expect(table(await readEntries(), FILES, ["prefer-const"])).toEqual(
    same(FILES, { "prefer-const": "warn" }),
  );
});

test("accepts unused parameters that begin with an underscore", { checks: ["underscore"] }, async () => {
  const entries = await readEntries();
  for (const file of FILES) {
    const pattern = [rulesFor(entries, file)?.["no-unused-vars"]].flat()[1]?.argsIgnorePattern;
    const accepted = ["_next", "_", "next", "next_", "a_b"].filter(
      (name) => pattern && new RegExp(pattern, "u").test(name),
    );
    expect({ file, accepted }).toEqual({ file, accepted: ["_next", "_"] });
  }
});

test("reports unused variables that begin with an underscore, and other parameters", {
  checks: ["unused", "underscore"],
}, async () => {
  const entries = await readEntries();
  for (const file of FILES) {
    const { args = "after-used", varsIgnorePattern } =
      [rulesFor(entries, file)?.["no-unused-vars"]].flat()[1] ?? {};
    const ignored = ["_total", "total"].filter(
      (name) => varsIgnorePattern && new RegExp(varsIgnorePattern, "u").test(name),
    );
    expect({ file, parameters: args !== "none", "ignored variables": ignored }).toEqual({
      file,
      parameters: true,
      "ignored variables": [],
    });
  }
});

const QUIET = [
  "src/app.js",
  "src/routes/orders.js",
  "src/a/b/c.js",
  "src/tools/cli.js",
  "src/cli/run.js",
  "src/test.js",
];
const PRINTS = ["src/cli.js", "index.js", "cli.js", "scripts/import.js", "scripts/src/x.js", ...TESTS];

test("reports printing in src only, and not in src/cli.js or tests", {
  checks: ["console", "cli", "tests"],
}, async () => {
  expect(table(await readEntries(), [...QUIET, ...PRINTS], ["no-console"])).toEqual({
    ...same(QUIET, { "no-console": "error" }),
    ...same(PRINTS, { "no-console": "off" }),
  });
});

test("checks tests for all other rules", { checks: ["tests"] }, async () => {
  const rules = ["eqeqeq", "no-unused-vars", "prefer-const"];
  const all = { eqeqeq: "error", "no-unused-vars": "error", "prefer-const": "warn" };
  expect(table(await readEntries(), TESTS, rules)).toEqual(same(TESTS, all));
});

test("does not check dist and coverage", { checks: ["ignored"] }, async () => {
  const files = [
    "dist/app.js",
    "dist/a/b.js",
    "dist/src/app.test.js",
    "coverage/report.js",
    "coverage/a/b/c.js",
  ];
  const checked = ["src/dist.js", "dist.js", "src/coverage/x.js"];
  const entries = await readEntries();
  expect(table(entries, [...files, ...checked], ["eqeqeq"])).toEqual({
    ...same(files, "not checked"),
    ...same(checked, { eqeqeq: "error" }),
  });
});

const LAYOUT =
  /^(@stylistic\/.*|quotes|semi|indent|comma-dangle|max-len|no-tabs|eol-last|.*-spacing|brace-style|prettier\/prettier)$/;

test("leaves the layout to Prettier", { checks: ["layout"] }, async () => {
  const entries = await readEntries();
  const rules = entries.flatMap(({ rules = {} }) => Object.entries(rules));
  const layout = rules
    .filter(([name, value]) => LAYOUT.test(name) && severityOf(value) !== "off")
    .map(([name]) => name);
  expect({ layout }).toEqual({ layout: [] });
});
