import { loadTrack, proveTrack } from "@aulo/content";
import { createRunner } from "@aulo/runner";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Changes, writeSmallTrack } from "../packages/content/src/fixtures/small-track.ts";

let runner: Awaited<ReturnType<typeof createRunner>>;

beforeAll(async () => {
  runner = await createRunner({});
});
afterAll(() => runner.close());

async function prove(changes: Changes) {
  const { track } = await loadTrack(await writeSmallTrack(changes));
  if (track === null) throw new Error("The track cannot be read.");
  return proveTrack(track, runner);
}

test("a correct track is proved by running it", async () => {
  const { problems, counts } = await prove({});
  expect(problems).toEqual([]);
  expect(counts["wrong-answer"]).toEqual({ made: 3, held: 3 });
  expect(counts["line-order"]).toEqual({ made: 20, held: 20 });
});

test("a claim in prose is proved, and a false one is a problem at its line", async () => {
  const lesson = "stages/01-basics/values/concept.md";
  const claim = (output: string) => (text: string) =>
    text.replace(
      "## Common",
      `\`\`\`js claim\nconsole.log(0.1 + 0.2 === 0.3);\n\`\`\`\n\n\`\`\`output\n${output}\n\`\`\`\n\n## Common`,
    );
  const held = await prove({ [lesson]: claim("false") });
  expect([held.problems, held.counts.prose]).toEqual([[], { made: 1, held: 1 }]);
  const { problems } = await prove({ [lesson]: claim("true") });
  expect(problems).toMatchObject([{ file: lesson, rule: "proof-prose" }]);
});

test("SQL examples print their rows as a table", async () => {
  const sql =
    "```sql run\nSELECT 1 AS one, 'a' AS letter;\n```\n\n```output\n one | letter\n-----+--------\n   1 | a\n(1 row)\n```\n\n## Common";
  const lesson = "stages/01-basics/values/concept.md";
  const { problems } = await prove({ [lesson]: (text) => text.replace("## Common", sql) });
  expect(problems).toEqual([]);
});

test("a program that starts its own database has enough memory", async () => {
  const program = [
    'import { PGlite } from "@electric-sql/pglite";',
    "const db = new PGlite();",
    "const { rows } = await db.query('SELECT 1 + 1 AS sum');",
    "console.log(rows);",
    "await db.close();",
  ];
  const block = `\`\`\`js run\n${program.join("\n")}\n\`\`\`\n\n\`\`\`output\n[ { sum: 2 } ]\n\`\`\`\n\n## Common`;
  const lesson = "stages/01-basics/values/concept.md";
  expect((await prove({ [lesson]: (text) => text.replace("## Common", block) })).problems).toEqual([]);
});

test("a spec that catches nothing is detected", async () => {
  const spec = `import { exported, expect, test } from "@aulo/runner/spec";

test("has a function", async () => {
  expect(await exported()).toMatchObject({ double: "function" });
});
`;
  const folder = "stages/01-basics/functions/exercises/double";
  const { problems, counts } = await prove({ [`${folder}/tests/double.spec.js`]: spec });
  expect(counts["wrong-answer"]).toEqual({ made: 3, held: 1 });
  expect(problems.map(({ message }) => message).join("\n")).toContain("The starter passes");
});
