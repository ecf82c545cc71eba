import type { ExerciseKind } from "../schema/exercise-file.ts";

/** Entry file of a new exercise by kind. */
export const ENTRIES: Record<ExerciseKind, string> = {
  function: "solution.js",
  script: "program.js",
  server: "server.js",
  sql: "query.sql",
  tests: "total.test.js",
  project: "package.json",
  config: "nginx.conf",
};

/** Imported function and body of the first test by kind (see docs/spec.md). */
const TESTS: Record<ExerciseKind, { word: string; body: string }> = {
  function: { word: "call", body: `expect(await call("name", 1)).toBe(2);` },
  script: { word: "script", body: `expect((await script({ args: [] })).stdout).toBe("done\\n");` },
  server: { word: "request", body: `expect((await request("GET", "/")).status).toBe(200);` },
  sql: {
    word: "database",
    body: `expect((await (await database("CREATE TABLE notes (id int)")).run()).rows).toEqual([]);`,
  },
  tests: {
    word: "learnerTests",
    body: `expect((await learnerTests({ "total.js": "" })).total).toBeGreaterThan(0);`,
  },
  config: {
    word: "nginx",
    body: `expect((await nginx()).route("example.com", "/").args("proxy_pass")).toEqual(["http://127.0.0.1:3000"]);`,
  },
  project: { word: "npmRun", body: `expect((await npmRun("build")).exitCode).toBe(0);` },
};

/** Name of the first test. */
export const NEW_TEST = "WRITE: the outcome, in words for the learner";

export function newSpec(kind: ExerciseKind): string {
  const { word, body } = TESTS[kind];
  return `import { expect, ${word}, test } from "@aulo/runner/spec";

test("${NEW_TEST}", { checks: ["first"] }, async () => {
  ${body}
});
`;
}

export function newStarter(kind: ExerciseKind, what: string): string {
  if (kind === "project") return `{ "name": "WRITE: ${what}", "type": "module", "scripts": {} }\n`;
  if (kind === "config") return `# WRITE: ${what}\n`;
  return `${kind === "sql" ? "--" : "//"} WRITE: ${what}\n`;
}
