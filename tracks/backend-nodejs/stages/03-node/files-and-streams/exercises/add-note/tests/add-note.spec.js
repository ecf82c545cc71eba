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
    return `not JSON: ${content}`;
  }
}

test("adds the note to those that are there", async () => {
  const before = [
    { id: 1, text: randomText() },
    { id: 2, text: randomText() },
  ];
  const text = randomText();
  const { notes, printed, exitCode } = await add(text, JSON.stringify(before));
  expect(notes).toEqual([...before, { id: 3, text }]);
  expect({ printed, exitCode }).toEqual({ printed: "3", exitCode: 0 });
});

test("makes the file when there is none", async () => {
  const text = randomText();
  const { notes, printed } = await add(text);
  expect(notes).toEqual([{ id: 1, text }]);
  expect(printed).toBe("1");
});

test("begins with 1 in an empty list", async () => {
  const text = randomText();
  const { notes } = await add(text, "[]\n");
  expect(notes).toEqual([{ id: 1, text }]);
});

test("gives the highest id plus one", async () => {
  const highest = randomInt(10, 500);
  const before = [
    { id: 4, text: "Clean" },
    { id: highest, text: "Brew" },
    { id: 7, text: "Rest" },
  ];
  const { notes, printed } = await add("Bottle", JSON.stringify(before));
  expect(notes).toEqual([...before, { id: highest + 1, text: "Bottle" }]);
  expect(printed).toBe(`${highest + 1}`);
});

test("keeps letters of all languages", async () => {
  const text = `Weißbier für Zoë, 麦芽, ${randomInt(1, 99)} €`;
  const { notes } = await add(text, JSON.stringify([{ id: 1, text: "çay 🍵" }]));
  expect(notes).toEqual([
    { id: 1, text: "çay 🍵" },
    { id: 2, text },
  ]);
});

test("leaves a file alone that is no list of notes", async () => {
  for (const content of [`[{ "id": ${randomInt(1, 99)}, "te`, '{ "notes": [] }']) {
    const { files, exitCode, printed, stderr } = await add("Bottle", content);
    expect(files[FILE]).toBe(content);
    expect({ exitCode, printed }).toEqual({ exitCode: 1, printed: "" });
    expect(stderr.trim()).not.toBe("");
  }
});
