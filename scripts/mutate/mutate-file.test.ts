import { describe, expect, test } from "vitest";
import { mutateFile } from "./mutate-file.ts";

/** Each mutant as its kind and its change. */
async function changes(file: string, text: string): Promise<string[]> {
  const mutants = await mutateFile(file, text);
  return mutants.map(({ mutator, original, replacement }) => `${mutator}: ${original} → ${replacement}`);
}

async function texts(file: string, text: string): Promise<string[]> {
  return (await mutateFile(file, text)).map((mutant) => mutant.text);
}

describe("JavaScript", () => {
  test("each change is put into the text at its place", async () => {
    const code = "export const isAdult = (age) =>\n  age >= 18;\n";
    const [first] = (await mutateFile("a.js", code)).filter(({ replacement }) => replacement === "age > 18");
    expect(first).toMatchObject({
      file: "a.js",
      line: 2,
      mutator: "EqualityOperator",
      text: "export const isAdult = (age) =>\n  age > 18;\n",
    });
  });

  test("every mutant is another program", async () => {
    const code = 'const a = [1, 2];\nif (a.length === 2 && a[0]) console.log(`a`, "x");\n';
    const mutants = await texts("a.cjs", code);
    expect(mutants.length).toBeGreaterThan(5);
    expect(new Set([code, ...mutants]).size).toBe(mutants.length + 1);
  });
});

describe("SQL", () => {
  test.each([
    ["SELECT a FROM x LEFT JOIN y ON x.id = y.id", "Join: LEFT JOIN → JOIN"],
    ["SELECT a FROM x JOIN y ON x.id = y.id", "Join: JOIN → LEFT JOIN"],
    ["SELECT a FROM x JOIN y ON x.id = y.id", "Condition: x.id = y.id → true"],
    ["SELECT a FROM x WHERE b < 3 AND c = 'd'", "Comparison: < → <="],
    ["SELECT a FROM x WHERE b < 3 AND c = 'd'", "Condition: AND → OR"],
    ["SELECT a FROM x WHERE b < 3 AND c = 'd'", "Condition: WHERE b < 3 AND c = 'd' → "],
    ["SELECT a FROM x WHERE b < 3 AND c = 'd'", "Literal: 'd' → ''"],
    ["SELECT a FROM x WHERE b IS NOT NULL", "Condition: IS NOT NULL → IS NULL"],
    ["SELECT a FROM (SELECT b FROM y ORDER BY c, d) x", "Order: ORDER BY c, d → "],
    ["SELECT a FROM x ORDER BY b DESC LIMIT 2", "Order: DESC → ASC"],
    ["SELECT coalesce(sum(a), 0) FROM x", "Coalesce: , 0 → "],
    ["SELECT DISTINCT a FROM x", "Distinct: DISTINCT → "],
    ["CREATE TABLE x (a int NOT NULL, b int)", "Constraint: NOT NULL → "],
    ["CREATE TABLE x (a int CHECK (a > 0))", "Constraint: (a > 0) → (true)"],
    ["CREATE TABLE x (a int, UNIQUE (a, b))", "Constraint: , UNIQUE (a, b) → "],
    [
      "CREATE TABLE x (a int REFERENCES y (id) ON DELETE CASCADE)",
      "Constraint: REFERENCES y (id) ON DELETE CASCADE → ",
    ],
    ["CREATE TABLE x (a int DEFAULT 3)", "Constraint: DEFAULT 3 → "],
    ["BEGIN; COMMIT;", "Transaction: COMMIT → ROLLBACK"],
  ])("%s has the mutant %s", async (sql, change) => {
    expect(await changes("a.sql", sql)).toContain(change);
  });

  test("comments, the AND of BETWEEN and the NOT NULL of IS NOT NULL stay", async () => {
    const found = await changes(
      "a.sql",
      "-- b = 1\nSELECT a FROM x WHERE a BETWEEN b AND c AND d IS NOT NULL",
    );
    expect(found.filter((change) => /b = 1|Constraint/.test(change))).toEqual([]);
    expect(found.filter((change) => change === "Condition: AND → OR")).toHaveLength(1);
  });
});

describe("YAML and JSON", () => {
  const WORKFLOW =
    "on: push\njobs:\n  deploy:\n    name: Deploy\n    if: a == 'b'\n    timeout: 5\n    retry: true\n";

  test("a key is dropped, a value changed and a condition turned; a label stays", async () => {
    const found = await changes("deploy.yml", WORKFLOW);
    expect(found).toEqual(
      expect.arrayContaining([
        "Dropped: jobs.deploy.timeout: 5 → (dropped)",
        "Number: jobs.deploy.timeout: 5 → 6",
        "Boolean: jobs.deploy.retry: true → false",
        `Condition: jobs.deploy.if: "a == 'b'" → "a != 'b'"`,
      ]),
    );
    expect(found.join("\n")).not.toContain("jobs.deploy.name");
    expect(await texts("deploy.yml", WORKFLOW)).toContain(WORKFLOW.replace("    timeout: 5\n", ""));
  });

  test("a mutant of JSON is JSON", async () => {
    const found = await texts("package.json", '{ "name": "a", "scripts": { "start": "node a.js" } }');
    expect(found.map((text) => JSON.parse(text))).toContainEqual({ name: "a", scripts: {} });
  });
});

describe("a file of one setting a line", () => {
  test.each([
    ["Dockerfile", "FROM node:24\nUSER node\n", "Dropped: USER node → "],
    ["Dockerfile", 'CMD ["node", "a.js"]\n', 'ShellForm: ["node", "a.js"] → node a.js'],
    ["nginx.conf", "server {\n  listen 80;\n}\n", "Number: 80 → 81"],
    ["nginx.conf", "server {\n  listen 80;\n}\n", "Dropped:   listen 80; → "],
    [".env", "# PORT=1\nPORT=3000\n", "Number: 3000 → 3001"],
  ])("%s: %s has the mutant %s", async (file, text, change) => {
    expect(await changes(file, text)).toContain(change);
  });

  test("comments stay, and so do lines that open a block", async () => {
    const found = await changes("nginx.conf", "# listen 80\nserver {\n}\n");
    expect(found.filter((change) => change.startsWith("Dropped") || change.includes("80"))).toEqual([]);
  });
});

test("a kind of file that is not known has no mutants", async () => {
  expect(await mutateFile("notes.txt", "a = 1")).toEqual([]);
});
