import { expect, test } from "vitest";
import { smallAgain } from "../fixtures/small-lesson.ts";
import { type Changes, openTrack, writeSmallTrack } from "../fixtures/small-track.ts";
import { loadTrack } from "./load-track.ts";

const VALUES = "stages/01-basics/values";
const DOUBLE = "stages/01-basics/functions/exercises/double";

async function problemsOf(changes: Changes): Promise<string[]> {
  const { problems } = await loadTrack(await writeSmallTrack(changes));
  return problems.map(({ file, line, path, message }) => `${file}:${line} ${path} ${message}`);
}

function replace(from: string | RegExp, to: string) {
  return (text: string): string => text.replace(from, to);
}

const FAULTS: { fault: string; changes: Changes; told: string }[] = [
  {
    fault: "a tab",
    changes: { [`${VALUES}/items.yaml`]: replace("  kind: choose-one", "\tkind: choose-one") },
    told: `${VALUES}/items.yaml:2  A tab is used for indentation; YAML takes spaces only.`,
  },
  {
    fault: "a tab in the front matter",
    changes: { [`${VALUES}/concept.md`]: replace("covers: [", "covers:\n\t- [") },
    told: `${VALUES}/concept.md:7  A tab is used for indentation; YAML takes spaces only.`,
  },
  {
    fault: "a colon in a bare text",
    changes: { [`${VALUES}/concept.md`]: replace("About values", "Values: what they are") },
    told: `${VALUES}/concept.md:3  A text holds a colon followed by a space; put the whole text in quotes.`,
  },
  {
    fault: "a missing field",
    changes: { [`${VALUES}/concept.md`]: replace(/use: .*\n/, "") },
    told: `${VALUES}/concept.md:2 use This is missing: text.`,
  },
  {
    fault: "a missing field deep inside",
    changes: { [`${VALUES}/items.yaml`]: replace(", misconception: all is a number", "") },
    told: `${VALUES}/items.yaml:18 [1].options[2].misconception This is missing: text.`,
  },
  {
    fault: "an unknown field",
    changes: { [`${VALUES}/concept.md`]: replace("minutes: 5", "minutes: 5\ntier: 2") },
    told: `${VALUES}/concept.md:8 tier There is no such key here.`,
  },
  {
    fault: "a number in place of text",
    changes: { [`${VALUES}/items.yaml`]: replace('text: "1"', "text: 1") },
    told: `${VALUES}/items.yaml:16 [1].options[0].text Expected text, found 1: put it in quotes.`,
  },
  {
    fault: "an unknown kind of item",
    changes: { [`${VALUES}/items.yaml`]: replace("kind: fill-blank", "kind: fill-gap") },
    told: `${VALUES}/items.yaml:44 [4].kind Expected one of choose-one, choose-several, predict-output, order-lines, fill-blank, found "fill-gap".`,
  },
  {
    fault: "a limit above its ceiling",
    changes: { [`${DOUBLE}/exercise.yaml`]: (text) => `${text}limits: { timeoutMs: 60000 }\n` },
    told: `${DOUBLE}/exercise.yaml:17 limits.timeoutMs Expected at most 30000.`,
  },
  {
    fault: "an id that is not kebab-case",
    changes: { "track.yaml": replace("id: docker", "id: Docker") },
    told: "track.yaml:12 waits[0].id This must be kebab-case: small letters, digits and single hyphens.",
  },
  {
    fault: "a wrong answer that declares neither a test nor an outcome",
    changes: { [`${DOUBLE}/exercise.yaml`]: replace("outcome: error, ", "") },
    told: `${DOUBLE}/exercise.yaml:16 wrong[2] This needs either`,
  },
  {
    fault: "a file that is cut off inside a text",
    changes: { "scope.yaml": 'ids:\n  - { id: P01, title: "Bas' },
    told: 'scope.yaml:2  This is not valid YAML: Missing closing "quote.',
  },
  {
    fault: "front matter that is cut off",
    changes: { [`${VALUES}/concept.md`]: "---\nid: values\n" },
    told: `${VALUES}/concept.md:1  The front matter is not closed`,
  },
  {
    fault: "an empty file",
    changes: { [`${VALUES}/items.yaml`]: "" },
    told: `${VALUES}/items.yaml:1  Expected a list, found an empty value.`,
  },
  {
    fault: "a missing file",
    changes: { "ids.yaml": null },
    told: "ids.yaml:1  This file is missing.",
  },
  {
    fault: "a missing prompt",
    changes: { [`${DOUBLE}/prompt.md`]: null },
    told: `${DOUBLE}/prompt.md:1  This file is missing`,
  },
  {
    fault: "an answer without files",
    changes: { [`${DOUBLE}/wrong/same/double.js`]: null },
    told: `${DOUBLE}/exercise.yaml:14  There are no files in wrong/same.`,
  },
  {
    fault: "files of an answer that is not declared",
    changes: { [`${DOUBLE}/solutions/third/double.js`]: "//\n" },
    told: `${DOUBLE}/exercise.yaml:1  The folder solutions/third is not named`,
  },
  {
    fault: "an unknown language",
    changes: { [`${VALUES}/concept.md`]: replace("```js run", "```python") },
    told: `${VALUES}/concept.md:13  A code block needs a language`,
  },
  {
    fault: "an unknown language in a second explanation",
    changes: { [`${VALUES}/again.md`]: "Again.\n\n```python\n```\n" },
    told: `${VALUES}/again.md:3  A code block needs a language`,
  },
  {
    fault: "output without an example",
    changes: { [`${VALUES}/concept.md`]: replace("```js run", "```js") },
    told: `${VALUES}/concept.md:17  A block of output stands right after`,
  },
];

test.each(FAULTS)("$fault is reported with its file and line", async ({ changes, told }) => {
  expect((await problemsOf(changes)).join("\n")).toContain(told);
});

test("all faults of all files are reported in one run", async () => {
  const changes = Object.assign({}, ...FAULTS.slice(0, 2).map((one) => one.changes), {
    "ids.yaml": "published: 1",
  });
  const files = (await problemsOf(changes)).map((problem) => problem.split(":")[0]);
  expect(new Set(files)).toEqual(new Set(["ids.yaml", `${VALUES}/concept.md`, `${VALUES}/items.yaml`]));
});

test("an invalid file does not keep the others from loading", async () => {
  const { track } = await loadTrack(await writeSmallTrack({ [`${VALUES}/items.yaml`]: "" }));
  expect(track?.concepts.map(({ id, items }) => [id, items.length])).toEqual([
    ["values", 0],
    ["functions", 5],
    ["promises", 5],
    ["images", 5],
  ]);
});

test("the track is null when track.yaml is invalid", async () => {
  expect((await loadTrack(await writeSmallTrack({ "track.yaml": "id: small\n" }))).track).toBeNull();
});

test("a solution also holds the starter's files", async () => {
  const { track } = await loadTrack(await writeSmallTrack({ [`${DOUBLE}/starter/more.js`]: "// more\n" }));
  const [solution] = track?.concepts[1]?.exercises[0]?.solutions ?? [];
  expect(Object.keys(solution?.changed ?? {})).toEqual(["double.js"]);
  expect(Object.keys(solution?.files ?? {}).sort()).toEqual(["double.js", "more.js"]);
});

test("a second explanation is loaded beside the lesson, with examples of their own ids", async () => {
  const { track } = await loadTrack(await writeSmallTrack({ [`${VALUES}/again.md`]: smallAgain() }));
  const [values, functions] = track?.concepts ?? [];
  expect(values?.again?.headings.map(({ text }) => text)).toEqual(["Again step by step"]);
  expect(values?.againBlocks.flatMap((block) => (block.kind === "example" ? [block.id] : []))).toEqual([
    "values.again.1",
    "values.again.2",
  ]);
  expect([functions?.again, functions?.againBlocks]).toEqual([null, []]);
});

test("an explanation is loaded with its HTML, and is null without its file", async () => {
  const explainedIn = async (changes: Changes) =>
    (await loadTrack(await writeSmallTrack(changes))).track?.concepts[1]?.exercises[0]?.explained;
  expect(await explainedIn({ [`${DOUBLE}/explained.md`]: "Double **it**.\n" })).toEqual({
    markdown: "Double **it**.\n",
    html: "<p>Double <strong>it</strong>.</p>\n",
  });
  expect(await explainedIn({})).toBeNull();
});

test("an exercise has the prompt without its marks, its requirements, and its right answers in other styles", async () => {
  const { track } = await openTrack(await writeSmallTrack());
  const exercise = track.concepts.flatMap(({ exercises }) => exercises)[0];
  expect(exercise?.prompt.markdown).not.toContain("{");
  expect(exercise?.prompt.html).toContain("<li>It gives twice the number.</li>");
  expect(exercise?.sentences.map(({ requirements }) => requirements)).toEqual([[], ["twice"], ["rejects"]]);
  expect(exercise?.right.map(({ name, files }) => [name, Object.keys(files)])).toEqual([
    ["class", ["double.js"]],
  ]);
});
