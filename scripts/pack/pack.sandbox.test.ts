/** The package, from an empty folder and an empty cache of npm to the first solved exercise, and from one version to the next. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { brotliDecompressSync } from "node:zlib";
import type { Files } from "@aulo/contract";
import { purposeOf } from "@aulo/contract/words/steps";
import { chromium } from "@playwright/test";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { knownLog, withLog } from "../../e2e/answered-before.ts";
import { loadBook } from "../../e2e/load-book.ts";
import { EXIT } from "../../packages/cli/src/stop.ts";
import { saveByRename } from "../../packages/cli/src/testing/editing.ts";
import { type Client, createClient } from "../../packages/server/src/testing/client.ts";
import { freePort } from "../../packages/server/src/testing/free-port.ts";
import { type AnswerBook, rightAnswer, solvedFiles } from "../simulate/answers.ts";
import { MOST_BYTES, makeTarball, type Tarball } from "./make-tarball.ts";
import { asTyped, createTranscript, type Transcript } from "./transcript.ts";

vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 });

/** The record of the journey that docs/journey.md shows. */
const RECORD = process.env.AULO_RECORD_JOURNEY === "true" ? "docs/journey.md" : null;

/** A data folder that release 0.1.0 wrote, with one learner, one goal and one answer. */
const DATA_OF_0_1_0 = {
  file: join(import.meta.dirname, "data-0.1.0.tar.br"),
  token: "8c0sQDdaa8c95uK-V1DGLOKgYf2jUo-MeWsPgONgdns",
};
/** Errors of npm on a machine that reaches no registry. */
const UNREACHABLE = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH/;

const FIRST_MILESTONE = "repair-workshop/first-answers";
/** Time in which the page has to show a run of the terminal. */
const LIVE_MS = 60_000;

let root: string;
let tarball: Tarball;
let environment: NodeJS.ProcessEnv;
let transcript: Transcript;
/** Why the package is not tested; null when npm installed it. */
let lack: string | null = null;

beforeAll(async () => {
  // The sandboxes of a root runner belong to another user, who must get at the cache folder.
  root = mkdtempSync(join(tmpdir(), "aulo-package-"));
  chmodSync(root, 0o755);
  tarball = await makeTarball(root);
  // Without the project's own folders of programs: no Node 24 but the package's own.
  const { PATH = "", ...inherited } = process.env;
  environment = {
    ...Object.fromEntries(
      Object.entries(inherited).filter(([name]) => !/^(AULO_|npm_|DATABASE_URL$|VISUAL$|EDITOR$)/.test(name)),
    ),
    PATH: PATH.split(":")
      .filter((folder) => !folder.includes("node_modules"))
      .join(":"),
    PORT: String(await freePort()),
    AULO_DATA_DIR: join(root, "data"),
    AULO_CONFIG_DIR: join(root, "config"),
    AULO_EXERCISES_DIR: join(root, "exercises"),
    AULO_CACHE_DIR: join(root, "cache"),
    npm_config_cache: join(root, "npm-cache"),
  };
  transcript = createTranscript({ root, port: environment.PORT ?? "" });
  transcript.tell(
    "An empty folder, npm, and the file that `npm run pack` made. Nothing else of Aulo is on the machine.",
  );
  transcript.add(`npm install --global ./${basename(tarball.path)}`, "");
  const { status, stderr } = spawnSync(
    "npm",
    ["install", "--global", "--no-audit", "--no-fund", "--prefix", join(root, "npm"), tarball.path],
    { env: environment, encoding: "utf8", cwd: root },
  );
  if (status === 0) return;
  if (!UNREACHABLE.test(stderr)) throw new Error(stderr);
  lack = "npm reaches no registry, so the package cannot be installed";
});

afterAll(async () => {
  if (lack === null) await aulo("stop");
  rmSync(root, { recursive: true, force: true });
});

function start(words: readonly string[], more: NodeJS.ProcessEnv = {}): ChildProcess {
  return spawn(join(root, "npm", "bin", "aulo"), words, {
    env: { ...environment, ...more },
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
  });
}

async function run(words: readonly string[], more: NodeJS.ProcessEnv = {}) {
  const child = start(words, more);
  const [stdout, stderr] = await Promise.all([
    child.stdout === null ? "" : text(child.stdout),
    child.stderr === null ? "" : text(child.stderr),
    once(child, "close"),
  ]);
  return { exitCode: child.exitCode, stdout, stderr };
}

function aulo(...words: string[]) {
  return run(words);
}

/** Runs a command of the journey, and notes it with its output. */
async function noted(...words: string[]) {
  const ended = await aulo(...words);
  transcript.add(asTyped("aulo", ...words), ended.stdout + ended.stderr);
  return ended;
}

/** The API of the installed Aulo as the learner of the terminal. */
function learnerHere() {
  const base = `http://127.0.0.1:${environment.PORT}`;
  const tokens = JSON.parse(readFileSync(join(root, "config", "tokens.json"), "utf8"));
  return createClient(base, tokens[base]);
}

function filesIn(path: string): string[] {
  const listed = spawnSync("tar", ["-tzf", path], { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
  return listed.stdout.split("\n").map((line) => line.replace(/^package\//, ""));
}

test("the package has the whole track, the page and no test, within its size", () => {
  expect(tarball.bytes).toBeLessThanOrEqual(MOST_BYTES);
  const files = new Set(filesIn(tarball.path));
  const tracked = spawnSync("git", ["ls-files", "tracks"], { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
  expect(tracked.stdout.split("\n").filter((file) => file !== "" && !files.has(file))).toEqual([]);
  expect(files).toContain("packages/web/dist/index.html");
  expect([...files].filter((file) => /^packages\/.*\.test\.[jt]s$/.test(file))).toEqual([]);
});

/** Follows the next step, answer by answer, until an exercise is open. Returns its id. */
async function reachExercise(learner: Client, book: AnswerBook): Promise<string> {
  for (;;) {
    const { kind, concept } = await learner.call("getStep");
    if (kind === "learn" && concept !== null)
      await learner.call("finishLesson", { params: { conceptId: concept } });
    const purpose = purposeOf({ kind });
    if (purpose === null) throw new Error("The goal was reached without an exercise.");
    const { id, item } = await learner.call("openCheck", { body: { purpose, concept } });
    if (item?.kind === "exercise") return item.id;
    if (item !== null) {
      const body = { item: item.id, answer: rightAnswer(book, item) };
      await learner.call("answer", { params: { checkId: id }, body, key: item.id });
    }
  }
}

test("goal, lesson, example, and the first exercise solved in an editor", async ({ skip }) => {
  skip(lack !== null, lack ?? "");
  const began = performance.now();
  transcript.tell("The first command starts Aulo. A goal is said in one's own words.");
  const goal = await noted("goal", "--yes", "learn backend with node");
  expect(goal).toMatchObject({
    exitCode: 0,
    stderr: "",
    stdout: expect.stringMatching(/^Your goal: Backend/m),
  });
  console.log(`Ready ${Math.round(performance.now() - began)} ms after the install, with a first goal.`);

  transcript.tell("The next step comes with its reason. Examples of lessons run here too.");
  const lesson = await noted("next");
  expect(lesson.stdout).toContain("Values and variables");
  const page = await fetch(`http://127.0.0.1:${environment.PORT}/`);
  expect(await page.text()).toContain("<title>Aulo");

  const learner = learnerHere();
  const { concept, title } = await learner.call("getStep");
  expect(title).toBe("Values and variables");
  const { blocks } = await learner.call("getLesson", { params: { conceptId: concept ?? "" } });
  const first = blocks.find((block) => block.kind === "example");
  const example = await noted("example", first?.kind === "example" ? first.id : "");
  expect(example.exitCode).toBe(0);
  transcript.tell("“I don't know yet” is an answer too.");
  expect((await noted("answer", "--dont-know")).exitCode).toBe(1);

  const shown = await learner.call("getSource", { params: { conceptId: "modules" } });
  expect(shown.html).toContain("import");

  const book = await loadBook();
  const exercise = await reachExercise(learner, book);
  transcript.tell("After the questions of the check, its exercise comes, in an editor of one's own.");
  expect(await codeInEditor(solvedFiles(book, exercise))).toBe(EXIT.done);
});

/** Opens the exercise, saves the files that it begins with, and once its tests have failed, the solution. Returns the exit code. */
async function codeInEditor(solution: Files): Promise<number | null> {
  const coding = start(["code", "--no-open"]);
  const lines: string[] = [];
  let folder = "";
  for await (const line of createInterface({ input: coding.stdout ?? process.stdin })) {
    lines.push(line);
    const opened = /^Its files are in (.+?)(, as you left them)?\. It starts with (.+)\.$/.exec(line);
    if (opened) {
      folder = opened[1] ?? "";
      const path = join(folder, opened[3] ?? "");
      await saveByRename(path, `${readFileSync(path, "utf8")}\n`);
    }
    if (!line.startsWith("Keys:")) continue;
    const failed = lines.filter((each) => each.startsWith("Keys:")).length - 1;
    if (failed > 1) coding.kill();
    if (failed !== 1) continue;
    for (const [path, source] of Object.entries(solution)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      await saveByRename(join(folder, path), source);
    }
  }
  transcript.add("aulo code", lines.join("\n"));
  return coding.exitCode ?? (await once(coding, "exit"))[0];
}

test("a milestone passes in the terminal, and the page shows it as it happens", async ({ skip }) => {
  skip(lack !== null, lack ?? "");
  const book = await loadBook();
  const first = book.exercises.get(FIRST_MILESTONE)?.milestone;
  if (!first) throw new Error(`The track has no milestone ${FIRST_MILESTONE}.`);
  const learner = learnerHere();
  const record = join(root, "record.json");
  writeFileSync(record, withLog(await learner.call("exportLearner"), knownLog(book, first.needs)));
  transcript.tell(
    "The next lessons were learnt on another computer: its export is imported here. So the next step is a milestone of a project.",
  );
  expect(await noted("import", "--yes", record)).toMatchObject({ exitCode: 0 });
  const { kind, concept } = await learner.call("getStep");
  expect(kind).toBe("build");

  const link = (await noted("open", "--no-open")).stdout.match(/http:\S+#open=\S+/)?.[0] ?? "";
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu"],
  });
  try {
    const page = await browser.newPage();
    await page.goto(link);
    await page.getByRole("button", { name: /^(Build it|Go on with your draft)$/ }).click();
    await page.getByText("In your own editor").click();
    const { item } = await learner.call("openCheck", { body: { purpose: "build", concept } });
    const solution = book.exercises.get(item?.id ?? "")?.solutions[0]?.files ?? {};
    expect(await codeInEditor(solution)).toBe(EXIT.done);
    await page.getByRole("button", { name: "See what changed" }).click({ timeout: LIVE_MS });
    const built = page.getByRole("heading", { name: "You built it" });
    await built.waitFor();
    transcript.tell(
      `The page, open beside the terminal, shows the result as it comes: its heading is now “${await built.textContent()}”.`,
    );
  } finally {
    await browser.close();
  }
  await noted("status");
  await noted("projects");
  if (RECORD !== null) writeFileSync(RECORD, transcript.text());
});

test("a backup is taken while Aulo runs, and restored once it is stopped", async ({ skip }) => {
  skip(lack !== null, lack ?? "");
  const file = join(root, "backup.gz");
  expect((await aulo("backup", file)).stdout).toMatch(
    /^1 learner with [1-9]\d* entr(y|ies) in the log are in /,
  );
  expect(await aulo("backup", file)).toMatchObject({
    exitCode: 3,
    stderr: expect.stringMatching(/exists\. Name/),
  });
  expect(await aulo("restore", "--yes", file)).toMatchObject({
    exitCode: 3,
    stderr: expect.stringMatching(/^Another Aulo \(process \d+\) has the data folder/),
  });
  await aulo("stop");
  expect(await aulo("restore", file)).toMatchObject({ exitCode: 2, stderr: expect.stringMatching(/--yes/) });
  expect(await aulo("restore", "--yes", file)).toMatchObject({
    stderr: "",
    stdout: expect.stringMatching(/^Restored 1 learner .*\nThe data before is in /),
  });
  expect((await aulo("status")).stdout).toContain("Backend with Node.js");
});

test("a package of another version is installed after a backup, and keeps the data", async ({ skip }) => {
  skip(lack !== null, lack ?? "");
  const newer = packAgain("0.1.1");
  expect((await aulo("update")).stdout).toMatch(
    /^This Aulo 0\.1\.0 is a package\. .*aulo update aulo-VERSION\.tgz\n$/,
  );
  const other = join(root, "other.tgz");
  writeFileSync(other, "not a package");
  expect(await aulo("update", other)).toMatchObject({
    exitCode: 3,
    stderr: expect.stringMatching(/not a package of Aulo/),
  });
  const updated = await aulo("update", newer);
  expect(updated.stdout).toMatch(
    /^A backup of your data is in .*\nAulo is stopped\.\nAulo 0\.1\.0 is Aulo 0\.1\.1 now\.\n$/,
  );
  expect((await aulo("status")).stdout).toContain("Backend with Node.js");
});

/** The package under another version. */
function packAgain(version: string): string {
  const folder = join(root, "again");
  mkdirSync(folder);
  spawnSync("tar", ["-xzf", tarball.path, "-C", folder, "--strip-components=1"]);
  const path = join(folder, "package.json");
  const manifest = JSON.parse(readFileSync(path, "utf8"));
  writeFileSync(path, JSON.stringify({ ...manifest, version }));
  spawnSync("npm", ["pack", "--silent", "--pack-destination", root], { cwd: folder, env: environment });
  return join(root, `aulo-${version}.tgz`);
}

test("a data folder of release 0.1.0 is opened with its learner, goal and log", async ({ skip }) => {
  skip(lack !== null, lack ?? "");
  const dataDir = join(root, "old-data");
  mkdirSync(dataDir, { mode: 0o700 });
  const input = brotliDecompressSync(readFileSync(DATA_OF_0_1_0.file));
  expect(spawnSync("tar", ["-xf", "-", "-C", dataDir], { input }).status).toBe(0);
  const port = String(await freePort());
  const more = { PORT: port, AULO_DATA_DIR: dataDir, AULO_CONFIG_DIR: join(root, "old-config") };
  const link = `http://127.0.0.1:${port}/#continue=${DATA_OF_0_1_0.token}`;
  expect(await run(["sign-in", link], more)).toMatchObject({ exitCode: 0 });
  const learner = createClient(`http://127.0.0.1:${port}`, DATA_OF_0_1_0.token);
  expect(await learner.call("listGoals")).toMatchObject({ goals: [{ text: "learn backend with node" }] });
  const { entries } = await learner.call("listLog", { query: { before: "2147483647", limit: "200" } });
  expect(entries).toMatchObject([{ sequence: 1 }]);
  expect((await run(["stop"], more)).stdout).toBe("Aulo is stopped.\n");
});
