import { expect, pick, randomInt, script, test } from "@aulo/runner/spec";

const FILE = "notes.json";
const randomText = () =>
  `${pick(["Order", "Count", "Taste"])} ${pick(["hops", "malt", "yeast"])} ${randomInt(1, 999)}`;

/** @returns the notes afterwards, and what was printed */
async function add(text, content) {
  const files = content === undefined ? {} : { [FILE]: content };
  const ended = await script({ args: [text], files });
  return { ...ended, notes: parse(ended.files[FILE]), printed: ended.stdout.trim() };
}

function parse(content) {
  try {
    return JSON.parse(content);
  } catch {
    return content === undefined ? "no file" : `not JSON: ${content}`;
  }
}

test("adds the note to those that are there", { checks: ["end", "id", "print", "folder"] }, async () => {
  const before = [
    { id: 1, text: randomText() },
    { id: 2, text: ' "two"  spaces ' },
  ];
  const text = randomText();
  const { notes, printed, exitCode } = await add(text, JSON.stringify(before));
  expect(notes).toEqual([...before, { id: 3, text }]);
  expect({ printed, exitCode }).toEqual({ printed: "3", exitCode: 0 });
});

test("makes the file when there is none", { checks: ["no-file", "folder"] }, async () => {
  const text = randomText();
  const { notes, printed, exitCode } = await add(text);
  expect({ notes, printed, exitCode }).toEqual({ notes: [{ id: 1, text }], printed: "1", exitCode: 0 });
});

test("adds a second note to the file that it made", { checks: ["end", "id"] }, async () => {
  const { files } = await add("Brew");
  const { notes, printed } = await add("Bottle", files[FILE]);
  expect({ notes, printed }).toEqual({
    notes: [
      { id: 1, text: "Brew" },
      { id: 2, text: "Bottle" },
    ],
    printed: "2",
  });
});

test("leaves alone a notes.json beside the tool, in another folder", { checks: ["folder"] }, async () => {
  const beside = JSON.stringify([{ id: 70, text: "Another list" }]);
  const before = [{ id: 1, text: "Clean" }];
  const { files } = await script({
    args: ["Brew"],
    files: { [FILE]: JSON.stringify(before), [`tools/${FILE}`]: beside },
  });
  expect({ [FILE]: parse(files[FILE]), [`tools/${FILE}`]: files[`tools/${FILE}`] }).toEqual({
    [FILE]: [...before, { id: 2, text: "Brew" }],
    [`tools/${FILE}`]: beside,
  });
});

test("begins with 1 in an empty list", { checks: ["id"] }, async () => {
  const text = randomText();
  const { notes } = await add(text, "[]\n");
  expect(notes).toEqual([{ id: 1, text }]);
});

const HIGHEST = randomInt(10, 500);

test.each([
  ["first", [HIGHEST, 4, 7]],
  ["in the middle", [4, HIGHEST, 7]],
  ["last", [7, 4, HIGHEST]],
])(
  "gives the highest id plus one, when the highest is %s",
  { checks: ["id", "print"] },
  async (_where, ids) => {
    const before = ids.map((id) => ({ id, text: randomText() }));
    const { notes, printed } = await add("Bottle", JSON.stringify(before, null, 2));
    expect(notes).toEqual([...before, { id: HIGHEST + 1, text: "Bottle" }]);
    expect(printed).toBe(`${HIGHEST + 1}`);
  },
);

const TEXTS = [`Weißbier für Zoë, 麦芽, ${randomInt(1, 99)} €`, "007", "0", ' say "hops",\tthen \\n '];

test.each(TEXTS)("keeps the text %j as it is", { checks: ["text", "end"] }, async (text) => {
  const before = [{ id: 1, text: "çay 🍵" }];
  const { notes } = await add(text, JSON.stringify(before));
  expect(notes).toEqual([...before, { id: 2, text }]);
});

const NO_LISTS = ['[{ "id": 7, "te', "", '{ "notes": [] }', '"notes"', "null", "0"];

test.each(NO_LISTS)(
  "leaves a file alone that holds %j",
  {
    checks: ["left-alone", "silent", "message", "exit-code"],
  },
  async (content) => {
    const { files, exitCode, printed, stderr } = await add("Bottle", content);
    expect({ [FILE]: files[FILE], exitCode, printed, hasMessage: stderr.trim() !== "" }).toEqual({
      [FILE]: content,
      exitCode: 1,
      printed: "",
      hasMessage: true,
    });
  },
);
