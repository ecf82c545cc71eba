import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A small track: `values` → `functions` → `promises`, and `lists`, which needs `values` alone. `functions` has two exercises. Docker can wait, with `images`. */
const CONCEPTS: readonly (readonly [string, readonly string[]])[] = [
  ["values", []],
  ["functions", ["values"]],
  ["lists", ["values"]],
  ["promises", ["functions"]],
];

const TRACK = `id: small
title: A small track
version: 3
stages:
  - id: basics
    folder: 01-basics
    scope: P01
    title: Basics
    summary: What comes first.
    concepts: [${CONCEPTS.map(([id]) => id).join(", ")}]
waits:
  - { id: docker, scope: W1, title: Docker, reason: It comes later., unlockedBy: [functions], concepts: [images], aliases: [containers] }
goals:
  - { id: all, title: All of it, phrases: [everything], concepts: [promises, lists] }
`;

const AGAIN = `In other words.

\`\`\`js run
console.log("again");
\`\`\`
`;

/** Writes the small track, with some of its files changed, into a new folder. */
export async function writeSmallTrack(changes: Record<string, string> = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "aulo-track-"));
  for (const [path, text] of Object.entries({ ...files(), ...changes })) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

function files(): Record<string, string> {
  return {
    "track.yaml": TRACK,
    "scope.yaml": "ids:\n  - { id: P01, title: Basics }\n  - { id: W1, title: Docker }\nopen: []\n",
    "ids.yaml": "published: []\nrenamed: { old-values: values, old-values.one: values.one }\nsplit: {}\n",
    ...Object.fromEntries(
      CONCEPTS.flatMap(([id, requires]) => [
        [`stages/01-basics/${id}/concept.md`, lesson(id, requires)],
        [`stages/01-basics/${id}/items.yaml`, items(id)],
      ]),
    ),
    "later/images/concept.md": lesson("images", ["functions"]),
    "later/images/items.yaml": items("images"),
    "stages/01-basics/values/again.md": AGAIN,
    ...exercise("double"),
    ...exercise("twice"),
  };
}

function lesson(id: string, requires: readonly string[]): string {
  return `---
id: ${id}
title: About ${id}
use: You keep ${id} apart.
requires: [${requires.join(", ")}]
covers: [P01]
minutes: 5
${id === "lists" ? "seenIn: { path: track.yaml, text: The track lists its concepts. }\n" : ""}---

A value is kept.

\`\`\`js run
console.log(1 + 1);
\`\`\`

\`\`\`output
2
\`\`\`

\`\`\`js predict
console.log("1" + 1);
\`\`\`

\`\`\`output
eleven-is-printed
\`\`\`
`;
}

function items(id: string): string {
  return `- id: ${id}.one
  kind: choose-one
  difficulty: easy
  ask: What is 1 + 1?
  because: SECRET One more than one is two.
  hints: [Count your thumbs., It is even.]
  options:
    - { text: two, right: true, because: SECRET Yes. }
    - { text: eleven, because: SECRET That joins texts., misconception: SECRET plus joins, gap: values }
    - { text: nothing, because: SECRET There is a value., misconception: SECRET none }
- id: ${id}.several
  kind: choose-several
  difficulty: medium
  ask: Which are numbers?
  because: SECRET Digits without quotes.
  options:
    - { text: "1", right: true, because: SECRET Yes. }
    - { text: "2", right: true, because: SECRET Yes. }
    - { text: a text, because: SECRET No., misconception: SECRET all is a number }
- id: ${id}.output
  kind: predict-output
  difficulty: easy
  ask: What does it print?
  because: SECRET It prints the sum.
  language: js
  code: |
    console.log(2 + 3);
  output: |
    5
  wrong:
    - { output: "23", because: SECRET No., misconception: SECRET plus joins, gap: values }
- id: ${id}.order
  kind: order-lines
  difficulty: easy
  ask: Bring them in order.
  because: SECRET Names come before their use.
  lines: [const a = 1;, const b = 2;, console.log(a + b);]
  free: [[0, 1]]
  distractors:
    - { text: console.log(c);, because: SECRET No., misconception: SECRET any name is there }
- id: ${id}.blank
  kind: fill-blank
  difficulty: hard
  ask: Fill the blank.
  because: SECRET The name stands there.
  language: js
  code: |
    ___1___ a = 1;
  blanks:
    - { accept: [const, let], because: SECRET Both make a name. }
  wrong:
    - { blank: 1, text: return, because: SECRET No., misconception: SECRET return makes names }
`;
}

function exercise(name: string): Record<string, string> {
  const folder = `stages/01-basics/functions/exercises/${name}`;
  const solution = (line: string) => `// SECRET\nexport const ${name} = (value) => ${line};\n`;
  return {
    [`${folder}/exercise.yaml`]: `id: functions/${name}
title: ${name}
kind: function
entry: ${name}.js
minutes: 5
difficulty: easy
hints: [Think of a sum., Which sign multiplies?]
solutions:
  - { name: times, note: SECRET The short way. }
  - { name: plus, note: SECRET Without a product. }
wrong:
  - { name: same, fails: gives twice the number, concept: functions, misconception: SECRET giving back }
`,
    [`${folder}/explained.md`]: `SECRET Worked out: ${solution("value * 2")}`,
    [`${folder}/prompt.md`]: `Write \`${name}\` in \`${name}.js\`.\n`,
    [`${folder}/starter/${name}.js`]: `export const ${name} = (value) => {};\n`,
    [`${folder}/tests/${name}.spec.js`]: `import { call, expect, test } from "@aulo/runner/spec";
test("gives twice the number", { concept: "values" }, async () => {
  expect(await call("${name}", 21)).toBe(42); // SECRET
});
`,
    [`${folder}/solutions/times/${name}.js`]: solution("value * 2"),
    [`${folder}/solutions/plus/${name}.js`]: solution("value + value"),
    [`${folder}/wrong/same/${name}.js`]: solution("value"),
  };
}
