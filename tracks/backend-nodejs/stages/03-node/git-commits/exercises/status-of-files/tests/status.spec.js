import { call, expect, randomInt, test } from "@aulo/runner/spec";

const status = (places) => call("statusOf", { head: {}, stage: {}, folder: {}, ignored: [], ...places });
const content = () => `line ${randomInt(1, 9_999)}`;

test("finds nothing when all places are the same", {
  checks: ["staged", "not-staged", "untracked"],
}, async () => {
  const files = { "a.js": content(), "src/b.js": content() };
  const nothing = { staged: [], notStaged: [], untracked: [] };
  expect({
    same: await status({ head: files, stage: files, folder: files }),
    empty: await status({}),
  }).toEqual({ same: nothing, empty: nothing });
});

test("shows files that differ between HEAD and the stage as staged", { checks: ["staged"] }, async () => {
  const head = { "a.js": "1", "b.js": "1", "c.js": "1" };
  const files = { "a.js": "1", "b.js": "2", "d.js": content() };
  const { staged } = await status({ head, stage: files, folder: files });
  expect(staged).toEqual(["modified b.js", "deleted c.js", "new d.js"]);
});

test("shows files that differ between the stage and the folder as not staged", {
  checks: ["not-staged"],
}, async () => {
  const head = { "a.js": "1", "b.js": "1", "c.js": "1", "d.js": "1" };
  const stage = { "a.js": "1", "b.js": "1", "c.js": "1", "d.js": "2" };
  const { notStaged } = await status({
    head,
    stage,
    folder: { "a.js": "1", "b.js": content(), "d.js": "2" },
  });
  expect(notStaged).toEqual(["modified b.js", "deleted c.js"]);
});

test("shows a file in both lists that was changed again after it was staged", {
  checks: ["both", "staged"],
}, async () => {
  const found = await status({
    head: { "a.js": "1", "b.js": "1" },
    stage: { "a.js": "2", "b.js": "2", "c.js": "1" },
    folder: { "a.js": "3", "c.js": "2" },
  });
  expect(found).toEqual({
    staged: ["modified a.js", "modified b.js", "new c.js"],
    notStaged: ["modified a.js", "deleted b.js", "modified c.js"],
    untracked: [],
  });
  const back = await status({ head: { "a.js": "1" }, stage: { "a.js": "2" }, folder: { "a.js": "1" } });
  expect(back).toEqual({ staged: ["modified a.js"], notStaged: ["modified a.js"], untracked: [] });
});

test("shows files that are on no stage as untracked", { checks: ["untracked"] }, async () => {
  const found = await status({
    head: { "a.js": "1", "old.js": "1" },
    stage: { "a.js": "1" },
    folder: { "a.js": "1", "new.js": content(), "old.js": "1", "src/new.js": "" },
  });
  expect(found).toEqual({
    staged: ["deleted old.js"],
    notStaged: [],
    untracked: ["new.js", "old.js", "src/new.js"],
  });
});

test("takes an empty file for a file", { checks: ["empty"] }, async () => {
  const found = await status({
    head: { "a.js": "", "b.js": "1", "c.js": "", "e.js": "" },
    stage: { "a.js": "", "b.js": "", "e.js": "1", "f.js": "" },
    folder: { "a.js": "", "b.js": "", "e.js": "", "f.js": "", "g.js": "" },
  });
  expect(found).toEqual({
    staged: ["modified b.js", "deleted c.js", "modified e.js", "new f.js"],
    notStaged: ["modified e.js"],
    untracked: ["g.js"],
  });
});

test("leaves out ignored files and folders", { checks: ["ignored"] }, async () => {
  const paths = [
    ".env",
    ".env.example",
    "dist/app.js",
    "dist/a/b.js",
    "dist-old/a.js",
    "dist.js",
    "prod.env",
    "src/.env",
    "src/dist",
    "src/dist/a.js",
  ];
  const folder = Object.fromEntries(paths.map((path) => [path, content()]));
  const { untracked } = await status({ folder, ignored: [".env", "dist/", "unused.txt"] });
  expect(untracked).toEqual([".env.example", "dist-old/a.js", "dist.js", "prod.env", "src/dist"]);
});

test("goes on showing tracked files that are ignored", { checks: ["tracked"] }, async () => {
  const found = await status({
    head: { ".env": "1", "dist/a.js": "1", "dist/c.js": "1" },
    stage: { ".env": "1", "dist/a.js": "2", "dist/e.js": "1" },
    folder: { ".env": "2", "dist/d.js": "1", "dist/e.js": "1" },
    ignored: [".env", "dist/"],
  });
  expect(found).toEqual({
    staged: ["modified dist/a.js", "deleted dist/c.js", "new dist/e.js"],
    notStaged: ["modified .env", "deleted dist/a.js"],
    untracked: [],
  });
});

test("puts each list in alphabetical order", { checks: ["order"] }, async () => {
  const found = await status({
    head: { "z.js": "1", "m.js": "1", "b.js": "1" },
    stage: { "y.js": "1", "m.js": "2", "a.js": "1", "b.js": "1" },
    folder: { "m.js": "3", "x.js": "1", "b.js": "2", "c.js": "1", "k/a.js": "1" },
  });
  expect(found).toEqual({
    staged: ["new a.js", "modified m.js", "new y.js", "deleted z.js"],
    notStaged: ["deleted a.js", "modified b.js", "modified m.js", "deleted y.js"],
    untracked: ["c.js", "k/a.js", "x.js"],
  });
});
