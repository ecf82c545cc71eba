import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readFolder } from "./read-files.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "aulo-cli-"));
});
afterEach(() => rm(folder, { recursive: true }));

const EXERCISE = { starter: { "sum.js": "" }, support: { "data/given.json": "{}" }, milestone: null };

async function write(files: Record<string, string | Uint8Array>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
}

test("reads the learner's files, and passes over everything that is not theirs", async () => {
  await write({
    "sum.js": "one",
    "lib/more.js": "two",
    "data/given.json": "{}",
    ".git/config": "secret",
    "node_modules/a/index.js": "package",
    "lib/node_modules/b.js": "package",
    ".env": "PASSWORD=secret",
    "lib/.env.local": "PASSWORD=secret",
    ".vscode/tasks.json": "{}",
    ".sum.js.swp": "vim",
    "sum.js~": "vim",
    "4913": "vim",
    "#sum.js#": "emacs",
    "sum.js.bak": "copy",
  });
  expect(await readFolder(folder, EXERCISE)).toEqual({
    files: { "sum.js": "one", "lib/more.js": "two" },
    hasCrlf: new Set(),
    remarks: [],
  });
});

test("the `.env` that the exercise begins with is one of its files", async () => {
  await write({ "sum.js": "one", ".env": "PORT=1", ".env.local": "secret" });
  const { files } = await readFolder(folder, { ...EXERCISE, starter: { "sum.js": "", ".env": "" } });
  expect(Object.keys(files)).toEqual([".env", "sum.js"]);
});

test("line ends of Windows and a byte order mark are not sent", async () => {
  await write({ "sum.js": "\ufeffa;\r\nb;\r\n", "lf.js": "a\n" });
  expect(await readFolder(folder, EXERCISE)).toEqual({
    files: { "sum.js": "a;\nb;\n", "lf.js": "a\n" },
    hasCrlf: new Set(["sum.js"]),
    remarks: [],
  });
});

test("links that lead out, files that do not hold text and huge files are named", async () => {
  const outside = `${folder}-outside`;
  await writeFile(outside, "secret");
  await write({ "sum.js": "one", "picture.png": new Uint8Array([0x89, 0xff, 0]), "zero.js": "a\0b" });
  await write({ "huge.js": "x".repeat(300_000) });
  await symlink(outside, join(folder, "out.js"));
  await symlink(dirname(outside), join(folder, "outer"));
  await symlink("sum.js", join(folder, "same.js"));
  await symlink("nowhere.js", join(folder, "dangling.js"));
  const { files, remarks } = await readFolder(folder, EXERCISE);
  expect((await readFolder(folder, { ...EXERCISE, milestone: {} })).files).toHaveProperty(["huge.js"]);
  await rm(outside);
  expect(files).toEqual({ "sum.js": "one", "same.js": "one" });
  expect(remarks).toEqual([
    "huge.js is larger than this exercise may be (262,144 bytes), so it is not sent.",
    "out.js is a link that leads out of the folder, so it is not sent. Copy the file itself into the folder.",
    "outer is a link that leads out of the folder, so it is not sent. Copy the file itself into the folder.",
    "picture.png is not text in UTF-8, so it is not sent.",
    "zero.js is not a text, so it is not sent.",
  ]);
});
