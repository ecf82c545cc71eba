import { expect, inside, randomInt, test } from "@aulo/runner/spec";

/**
 * Makes a folder with `files` (text by path) and `folders`, calls saveDocument with each of `saves` at the same time, and gives the
 * results and all files afterwards. The folder of the documents is `club`. A name may begin with ROOT, the folder above it.
 */
const save = ({ files = {}, folders = [], saves }) =>
  inside(
    async ({ saveDocument }, files, folders, saves) => {
      const fs = await import("node:fs");
      const path = await import("node:path");
      const root = fs.mkdtempSync(path.join((await import("node:os")).tmpdir(), "documents-"));
      for (const folder of folders) fs.mkdirSync(path.join(root, folder), { recursive: true });
      for (const [name, text] of Object.entries(files)) {
        fs.mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
        fs.writeFileSync(path.join(root, name), text);
      }
      const results = await Promise.all(
        saves.map(async ([name, text]) => {
          try {
            await saveDocument(path.join(root, "club"), name.replace("ROOT", root), text);
            return "saved";
          } catch (error) {
            return error instanceof Error ? "an Error" : error;
          }
        }),
      );
      const found = {};
      for (const entry of fs.readdirSync(root, { recursive: true, withFileTypes: true })) {
        const file = path.join(entry.parentPath, entry.name);
        const name = path.relative(root, file);
        if (entry.isFile()) found[name] = fs.readFileSync(file, "utf8");
        else if (fs.readdirSync(file).length === 0) found[`${name}/`] = "an empty folder";
      }
      fs.rmSync(root, { recursive: true });
      return { results, found };
    },
    files,
    folders,
    saves,
  );

const TEXT = `Minutes of meeting ${randomInt(1, 999)}, by Zoë\n`;

test("saves a document", { checks: ["replace", "folders"] }, async () => {
  const { results, found } = await save({ folders: ["club"], saves: [["minutes.txt", TEXT]] });
  expect({ results, found }).toEqual({ results: ["saved"], found: { "club/minutes.txt": TEXT } });
});

test("saves in folders that are not there yet", { checks: ["folders"] }, async () => {
  const { results, found } = await save({ saves: [["2026/april/minutes.txt", TEXT]] });
  expect({ results, found }).toEqual({ results: ["saved"], found: { "club/2026/april/minutes.txt": TEXT } });
});

test("replaces a document", { checks: ["replace"] }, async () => {
  const files = {
    "club/a/b.txt": "a longer text than the new one, which has to go",
    "club/a/c.txt": "stays",
  };
  const { results, found } = await save({ files, saves: [["a/b.txt", ""]] });
  expect({ results, found }).toEqual({
    results: ["saved"],
    found: { "club/a/b.txt": "", "club/a/c.txt": "stays" },
  });
});

const INSIDE = [
  ["..notes.txt", "club/..notes.txt"],
  ["a..b/c.txt", "club/a..b/c.txt"],
  ["...", "club/..."],
  ["a/../b.txt", "club/b.txt"],
  ["./a/./b.txt", "club/a/b.txt"],
  ["../club/a.txt", "club/a.txt"],
];
test.each(INSIDE)(
  "takes names with dots that stay inside, such as %s",
  { checks: ["inside"] },
  async (name, path) => {
    const { results, found } = await save({ folders: ["club/x"], saves: [[name, TEXT]] });
    expect({ results, [path]: found[path] }).toEqual({ results: ["saved"], [path]: TEXT });
  },
);

const OUTSIDE = [
  "../a.txt",
  "..",
  "../..",
  "a/../../b.txt",
  "../club-old/a.txt",
  "../clubhouse.txt",
  "....//a/../../../b.txt",
  "x/../../new/a.txt",
  "ROOT/a.txt",
  "ROOT/club-old/new.txt",
  "",
  ".",
  "x/..",
];
test("refuses names that lead outside, and writes nothing", { checks: ["outside"] }, async () => {
  for (const name of OUTSIDE) {
    const files = { "club/x/y.txt": "1", "club-old/a.txt": "2", "a.txt": "3" };
    const { results, found } = await save({ files, saves: [[name, TEXT]] });
    expect({ name, results, found }).toEqual({ name, results: ["an Error"], found: files });
  }
  for (const name of ["", ".", "x/..", "../a.txt"]) {
    const { results, found } = await save({ saves: [[name, TEXT]] });
    expect({ name, results, found }).toEqual({ name, results: ["an Error"], found: {} });
  }
});

/**
 * Saves over an old document while it is read again and again. `kept` is the text of the old file, which has a second name outside
 * of the folder; `seen` are the kinds of content that readers found.
 */
const watch = () =>
  inside(async ({ saveDocument }) => {
    const fs = await import("node:fs");
    const path = await import("node:path");
    const root = fs.mkdtempSync(path.join((await import("node:os")).tmpdir(), "documents-"));
    const file = path.join(root, "club", "rates.txt");
    const [before, after] = ["1".repeat(3_000_000), "2".repeat(3_000_000)];
    fs.mkdirSync(path.dirname(file));
    fs.writeFileSync(file, before);
    fs.linkSync(file, path.join(root, "second-name"));
    const seen = new Set();
    let done = false;
    const saving = saveDocument(path.join(root, "club"), "rates.txt", after).finally(() => {
      done = true;
    });
    const sizes = { [before.length]: "a whole text" };
    while (!done) {
      await new Promise((resolve) => setImmediate(resolve));
      const size = fs.statSync(file, { throwIfNoEntry: false })?.size;
      seen.add(size === undefined ? "no file" : (sizes[size] ?? "half a text"));
    }
    await saving;
    const kept =
      fs.readFileSync(path.join(root, "second-name"), "utf8") === before ? "the old text" : "changed";
    const end = fs.readFileSync(file, "utf8") === after ? "the new text" : "another text";
    fs.rmSync(root, { recursive: true });
    return { seen: [...seen].filter((each) => each !== "a whole text"), kept, end };
  });

test("leaves the old file as it is until the new one is complete", { checks: ["whole"] }, async () => {
  expect(await watch()).toEqual({ seen: [], kept: "the old text", end: "the new text" });
});

test("saves the same name several times at once", { checks: ["at-once"] }, async () => {
  const saves = [1, 2, 3, 4, 5].map((number) => ["a/b.txt", `${number}`.repeat(200_000)]);
  const { results, found } = await save({ saves });
  const text = found["club/a/b.txt"];
  expect({
    results,
    files: Object.keys(found),
    "is one of the texts": saves.some(([, each]) => each === text),
  }).toEqual({
    results: saves.map(() => "saved"),
    files: ["club/a/b.txt"],
    "is one of the texts": true,
  });
});

test("saves several names at once", { checks: ["at-once"] }, async () => {
  const saves = ["a.txt", "b.txt", "x/a.txt", "x/b.txt"].map((name) => [name, `text of ${name}`]);
  const { results, found } = await save({ saves });
  const files = Object.fromEntries(saves.map(([name, text]) => [`club/${name}`, text]));
  expect({ results, found }).toEqual({ results: saves.map(() => "saved"), found: files });
});

test("leaves nothing over when saving fails", { checks: ["failed"] }, async () => {
  const files = { "club/2026/a.txt": "1", "club/b.txt": "2" };
  for (const name of ["2026", "b.txt/c.txt"]) {
    const { results, found } = await save({ files, saves: [[name, TEXT]] });
    expect({ name, results, found }).toEqual({ name, results: ["an Error"], found: files });
  }
  for (const name of ["", ".", "x/..", "../a.txt"]) {
    const { results, found } = await save({ saves: [[name, TEXT]] });
    expect({ name, results, found }).toEqual({ name, results: ["an Error"], found: {} });
  }
});

/** Lists a folder with these files and empty folders. With `isFile` the folder itself is a file. */
const list = ({ files = [], folders = [], isFile = false }) =>
  inside(
    async ({ listDocuments }, files, folders, isFile) => {
      const fs = await import("node:fs");
      const path = await import("node:path");
      const root = fs.mkdtempSync(path.join((await import("node:os")).tmpdir(), "documents-"));
      for (const folder of folders) fs.mkdirSync(path.join(root, "club", folder), { recursive: true });
      for (const name of files) {
        fs.mkdirSync(path.dirname(path.join(root, "club", name)), { recursive: true });
        fs.writeFileSync(path.join(root, "club", name), "text");
      }
      if (isFile) fs.writeFileSync(path.join(root, "club"), "text");
      try {
        return await listDocuments(path.join(root, "club"));
      } catch (error) {
        return error instanceof Error ? "an Error" : error;
      } finally {
        fs.rmSync(root, { recursive: true });
      }
    },
    files,
    folders,
    isFile,
  );

test("lists the files of all levels in alphabetical order", { checks: ["list", "sorted"] }, async () => {
  const files = [
    "z.txt",
    "b/y.txt",
    "b/a/x.txt",
    "a/w.txt",
    "b.txt",
    "b/a.txt",
    "b-2.txt",
    ".hidden",
    "a/c/d/e/v",
    "B.txt",
  ];
  expect(await list({ files, folders: ["empty", "a/empty.txt"] })).toEqual(files.toSorted());
});

test("lists nothing when the folder is missing or empty", { checks: ["none"] }, async () => {
  expect({
    missing: await list({}),
    empty: await list({ folders: ["."] }),
    folders: await list({ folders: ["a/b"] }),
  }).toEqual({
    missing: [],
    empty: [],
    folders: [],
  });
});

test("is rejected when the folder is a file", { checks: ["list-error"] }, async () => {
  expect(await list({ isFile: true })).toBe("an Error");
});
