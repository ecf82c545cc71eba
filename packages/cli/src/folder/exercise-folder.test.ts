import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { EXIT } from "../stop.ts";
import { type ExerciseItem, findExerciseFolder, prepareFolder } from "./exercise-folder.ts";
import { hashOf } from "./marker.ts";
import { writeVsCode } from "./vscode.ts";

const LEARNER = "aaaaaaaa-0000-4000-8000-000000000001";
const OTHER = "bbbbbbbb-0000-4000-8000-000000000002";

let root: string;
let folder: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "aulo-cli-"));
  folder = join(root, "exercise");
});
afterEach(() => rm(root, { recursive: true }));

const item: ExerciseItem = {
  kind: "exercise",
  id: "functions/double",
  concept: "functions",
  askHtml: "",
  difficulty: "easy",
  hints: 0,
  title: "Double",
  exerciseKind: "function",
  entry: "double.js",
  minutes: 5,
  starter: { "double.js": "start\n" },
  support: { "data/given.json": "{}" },
  runsAlone: true,
  milestone: null,
  limits: { timeoutMs: 1000, memoryMb: 100 },
};

function prepare(changes: Partial<Parameters<typeof prepareFolder>[0]> = {}) {
  return prepareFolder({
    folder,
    item,
    learner: LEARNER,
    server: { revision: 0, files: item.starter },
    ...changes,
  });
}

function read(name: string): Promise<string> {
  return readFile(join(folder, name), "utf8");
}

test("a new folder has the draft, the read-only files and the marker", async () => {
  const files = { "double.js": "drafted\n" };
  expect(await prepare({ server: { revision: 4, files } })).toEqual({
    isNew: true,
    marker: { exercise: item.id, learner: LEARNER, revision: 4, hash: hashOf(files) },
  });
  expect([await read("double.js"), await read("data/given.json")]).toEqual(["drafted\n", "{}"]);
  expect((await stat(join(folder, "data/given.json"))).mode & 0o222).toBe(0);
});

test("a folder that was left goes on as it is, also when it was moved", async () => {
  await prepare();
  await writeFile(join(folder, "double.js"), "mine\n");
  await rename(folder, join(root, "moved"));
  folder = join(root, "moved");
  expect(await prepare()).toMatchObject({ isNew: false, marker: { revision: 0 } });
  expect(await read("double.js")).toBe("mine\n");
  await mkdir(join(folder, "lib"));
  expect(await findExerciseFolder(join(folder, "lib"))).toMatchObject({
    folder,
    marker: { exercise: item.id },
  });
  expect(await findExerciseFolder(root)).toBeNull();
});

test("a folder with other files is never touched, and the refusal names them", async () => {
  await mkdir(folder);
  for (const name of ["a", "b", "c", "d", "e", "f", ".git"]) await writeFile(join(folder, name), "mine");
  await expect(prepare()).rejects.toMatchObject({
    exitCode: EXIT.conflict,
    message: `${folder} holds files that Aulo did not make: .git, a, b, c, d and 2 more. Nothing was changed. Move them away, or name another folder: aulo code --dir FOLDER.`,
  });
  expect(await readdir(folder)).toHaveLength(7);
});

test.each([
  [
    "of another exercise",
    { item: { ...item, id: "functions/twice" } },
    /holds the exercise functions\/double, not functions\/twice/,
  ],
  ["of another learner", { learner: OTHER }, /belongs to another learner \(aaaaaaaa\)\. Nothing was changed/],
])("a folder %s is refused", async (_, changes, message) => {
  await prepare();
  await writeFile(join(folder, "double.js"), "mine\n");
  await expect(prepare(changes)).rejects.toThrow(message);
  expect(await read("double.js")).toBe("mine\n");
});

test("the folder of a project goes on with the next milestone, and what was changed meanwhile stays", async () => {
  const place = { project: "A shop", storyHtml: "", of: 2 };
  const milestone = (id: string, position: number, isOwnCode: boolean): ExerciseItem => ({
    ...item,
    id,
    milestone: { ...place, position, isOwnCode },
  });
  await prepare({ item: milestone("shop/prices", 1, false) });
  await writeFile(join(folder, "double.js"), "mine\n");
  const server = { revision: 0, files: { "double.js": "passed\n" } };
  await expect(prepare({ item: milestone("shop/orders", 2, false), server })).rejects.toThrow(
    /holds the exercise shop\/prices, not shop\/orders/,
  );
  const orders = { ...milestone("shop/orders", 2, true), support: { "data/orders.json": "[]" } };
  expect(await prepare({ item: orders, server })).toEqual({
    isNew: false,
    marker: { exercise: "shop/orders", learner: LEARNER, revision: 0, hash: hashOf(server.files) },
  });
  expect([await read("double.js"), await read("data/orders.json")]).toEqual(["mine\n", "[]"]);
  await expect(prepare({ item: milestone("shop/bills", 3, true), server, learner: OTHER })).rejects.toThrow(
    /belongs to another learner|holds the exercise/,
  );
});

test.each(["../stolen.js", "/tmp/stolen.js", "a/../../stolen.js"])(
  "a file that the server names %s is not written",
  async (name) => {
    const server = { revision: 1, files: { [name]: "theirs\n" } };
    await expect(prepare({ server })).rejects.toThrow(/is not a path inside the folder\. It was not written/);
    await expect(prepare({ item: { ...item, support: { [name]: "" } } })).rejects.toThrow(/not written/);
    expect(await readdir(root)).not.toContain("stolen.js");
  },
);

test("a file where the folder belongs is named", async () => {
  await writeFile(folder, "mine");
  await expect(prepare()).rejects.toThrow(/cannot be used: a part of its path is a file/);
  expect(await readFile(folder, "utf8")).toBe("mine");
});

test("VS Code gets a task with a problem matcher and a debugger, and settings of the learner stay", async () => {
  await prepare();
  await mkdir(join(folder, ".vscode"));
  await writeFile(join(folder, ".vscode", "launch.json"), "mine");
  await writeVsCode(folder, item, ["node", "main.ts"]);
  const { tasks } = JSON.parse(await read(".vscode/tasks.json"));
  expect(tasks).toMatchObject([{ command: "node", args: ["main.ts", "run"], group: { kind: "test" } }]);
  const { regexp } = tasks[0].problemMatcher.pattern;
  expect(new RegExp(regexp).exec("lib/double.js:3:10: error: gives twice: It gives 1.")?.slice(1)).toEqual([
    "lib/double.js",
    "3",
    "10",
    "error",
    "gives twice: It gives 1.",
  ]);
  expect(await read(".vscode/launch.json")).toBe("mine");
  await rm(join(folder, ".vscode"), { recursive: true });
  await writeVsCode(folder, item, ["node", "main.ts"]);
  expect(JSON.parse(await read(".vscode/launch.json")).configurations).toMatchObject([
    { type: "node", request: "launch", program: `\${workspaceFolder}/double.js` },
  ]);
});
