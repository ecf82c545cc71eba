/** The whole loop by the command alone, on a real server with a real sandbox, as a program uses it: without a terminal. */
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { AttemptResult, Check, Step } from "@aulo/contract";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { z } from "zod";
import { rightAnswer } from "../../server/src/testing/answers.ts";
import { type ChildServer, spawnServer } from "../../server/src/testing/child-server.ts";
import { freePort } from "../../server/src/testing/free-port.ts";
import { writeSmallTrack } from "../../server/src/testing/small-track.ts";
import { saveByRename } from "./testing/editing.ts";
import { MAIN, runAulo, startAulo } from "./testing/run-aulo.ts";

const MOST_ANSWERS = 60;
/** Each command is a process of its own: the loop starts some thirty. */
vi.setConfig({ testTimeout: 600_000, hookTimeout: 120_000 });

let root: string;
let track: string;
let server: ChildServer;
let base: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "aulo-cli-"));
  track = await writeSmallTrack();
  server = spawnServer({ AULO_DATA_DIR: join(root, "data"), AULO_TRACK_DIR: track });
  base = await server.ready;
});
afterAll(async () => {
  await server.end("SIGTERM");
  await rm(root, { recursive: true, force: true });
  await rm(track, { recursive: true, force: true });
});

function start(words: readonly string[], environment: Record<string, string> = {}): ChildProcess {
  return startAulo(words, { ...ownPlaces(), ...environment });
}

/** Runs the command to its end. */
function aulo(...words: string[]) {
  return runAulo(ownPlaces(), ...words);
}

function auloWith(environment: Record<string, string>, ...words: string[]) {
  return runAulo({ ...ownPlaces(), ...environment }, ...words);
}

function ownPlaces(): Record<string, string> {
  return {
    AULO_URL: base,
    AULO_CONFIG_DIR: join(root, "config"),
    AULO_EXERCISES_DIR: join(root, "exercises"),
  };
}

async function json<T extends z.ZodType>(shape: T, ...words: string[]): Promise<z.output<T>> {
  const { stdout, stderr } = await aulo("--json", ...words);
  const { data, error } = shape.safeParse(JSON.parse(stdout || "null"));
  if (data === undefined) throw new Error(`${words.join(" ")}: ${stdout}${stderr}${String(error)}`);
  return data;
}

const NextReply = z.object({ step: Step, check: Check.nullable() });

/** The words of the command for the right answer to the open item. */
function wordsFor({ item }: Check): string[] {
  if (item === null) return [];
  const answer = rightAnswer(item);
  const numbers = (parts: readonly { id: string }[], ids: readonly string[]) =>
    ids.map((id) => String(parts.findIndex((part) => part.id === id) + 1));
  switch (answer.kind) {
    case "choose-one":
      return "options" in item ? numbers(item.options, [answer.option]) : [];
    case "choose-several":
      return "options" in item ? numbers(item.options, answer.options) : [];
    case "order-lines":
      return "lines" in item ? numbers(item.lines, answer.lines) : [];
    case "predict-output":
      return [answer.output];
    case "fill-blank":
      return answer.blanks;
    case "dont-know":
      return [];
  }
}

/** Reads lessons and answers questions until the next step is an exercise. */
async function reachExercise(): Promise<void> {
  for (let answers = 0; answers < MOST_ANSWERS; ) {
    const next = await json(NextReply, "next");
    // A lesson was shown: answer marks it as read, and shows the first question.
    let check = next.check ?? (await json(Check, "answer"));
    for (; check.item !== null; answers += 1) {
      if (check.item.kind === "exercise") return;
      ({ check } = await json(AttemptResult, "answer", "--", ...wordsFor(check)));
    }
  }
  throw new Error("No exercise came.");
}

test("goal, lesson, questions, and an exercise solved in an editor lead to the next step", async () => {
  const goal = await aulo("goal", "--yes", "learn about functions");
  expect(goal).toMatchObject({ exitCode: 0 });
  expect(goal.stdout).toMatch(/^Your goal: .*\n.*--placement finds out[\s\S]*Your next step/m);
  expect(((await stat(join(root, "config", "tokens.json"))).mode & 0o777).toString(8)).toBe("600");

  await reachExercise();
  const coding = start(["--json", "code"]);
  const lines = createInterface({ input: coding.stdout ?? process.stdin });
  const events: { event: string; folder?: string; entry?: string; outcome?: { kind: string } }[] = [];
  for await (const line of lines) {
    const event = JSON.parse(line);
    events.push(event);
    const { folder = "", entry = "" } = event;
    const name = entry.replace(".js", "");
    if (event.event === "opened") {
      expect(folder).toContain(join("exercises", "small", "functions", name));
      const tasks = JSON.parse(await readFile(join(folder, ".vscode", "tasks.json"), "utf8"));
      expect(tasks.tasks[0]).toMatchObject({ command: process.execPath, args: [MAIN, "run"] });
      await saveByRename(join(folder, entry), `export const ${name} = (value) => value + 1;\n`);
    }
    if (event.event === "outcome" && event.outcome.kind === "failed") {
      const opened = events.find((each) => each.event === "opened");
      const solved = `export const ${opened?.entry?.replace(".js", "")} = (value) => value * 2;\n`;
      await saveByRename(join(opened?.folder ?? "", opened?.entry ?? ""), solved);
    }
  }
  expect(coding.exitCode ?? (await once(coding, "exit"))[0]).toBe(0);
  const outcomes = events.filter(({ event }) => event === "outcome").map(({ outcome }) => outcome?.kind);
  expect(outcomes).toEqual(["failed", "passed"]);

  const { step } = await json(NextReply, "next");
  expect(step.title).not.toBe("");
  expect((await aulo("status")).stdout).toMatch(/Strong: [1-9]/);
  expect((await aulo("map")).stdout).toMatch(/strong: About functions \(functions\)/);
});

/** Puts the open exercise of a new learner into a folder. */
async function openExercise(environment: Record<string, string>): Promise<{ folder: string; entry: string }> {
  for (const name of ["double", "twice"]) {
    const coding = start(["--json", "code", `functions/${name}`], environment);
    const [line] = await once(createInterface({ input: coding.stdout ?? process.stdin }), "line");
    const ended = once(coding, "close");
    coding.kill();
    await ended;
    const { event, folder, entry } = JSON.parse(line);
    if (event === "opened") return { folder, entry };
  }
  throw new Error("No exercise is open.");
}

test("run names each failed test as VS Code reads it, and a package that the sandbox does not have", async () => {
  const environment = {
    AULO_CONFIG_DIR: join(root, "second"),
    AULO_EXERCISES_DIR: join(root, "of-second"),
  };
  const { folder, entry } = await openExercise(environment);
  const run = () => auloWith(environment, "run", "--dir", folder);
  const name = entry.replace(".js", "");
  await writeFile(join(folder, entry), `export const ${name} = (value) => value.missing.part;\n`);
  const failed = await run();
  expect(failed.exitCode).toBe(1);
  expect(failed.stdout).toMatch(new RegExp(`^${entry}:1:\\d+: error: gives twice the number: `, "m"));
  await writeFile(join(folder, entry), `import "left-pad";\nexport const ${name} = (value) => value * 2;\n`);
  const lacking = await run();
  expect(lacking.exitCode).toBe(1);
  expect(lacking.stdout).toMatch(/left-pad/);
  await writeFile(join(folder, entry), `export const ${name} = (value) => value * 2;\n`);
  expect(await run()).toMatchObject({
    exitCode: 0,
    stdout: expect.stringMatching(/^The test passes\./),
  });
});

test("run outside of an exercise says so", async () => {
  expect(await aulo("run")).toMatchObject({
    exitCode: 3,
    stderr: "There is no exercise in this folder. aulo code makes the folder of one.\n",
  });
});

test("Aulo is started when none runs, goes on after the command, and is stopped by a command", async () => {
  const port = String(await freePort());
  const environment = {
    AULO_URL: "",
    PORT: port,
    AULO_CONFIG_DIR: join(root, "own"),
    AULO_DATA_DIR: join(root, "own-data"),
    AULO_TRACK_DIR: track,
  };
  const started = await auloWith(environment, "status");
  expect(started).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^Starting Aulo …\n/) });
  expect((await auloWith(environment, "doctor")).stdout).toContain(
    `Aulo (has): runs at http://127.0.0.1:${port}, with the track small`,
  );
  expect((await auloWith(environment, "stop")).stdout).toBe("Aulo is stopped.\n");
  await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow();
  expect((await auloWith(environment, "stop")).stdout).toBe("No Aulo runs that this command started.\n");
});

test("the link of open logs a browser in once, as the same learner", async () => {
  const { link } = await json(z.object({ link: z.string() }), "open");
  const code = new URL(link).hash.replace("#open=", "");
  const use = () =>
    fetch(`${base}/api/session`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ code }),
    });
  const { learner } = await json(z.object({ learner: z.object({ id: z.string() }) }), "status");
  expect(await (await use()).json()).toMatchObject({ id: learner.id });
  expect((await use()).status).toBe(401);
});

test("an export is imported again, and is not written over a file", async () => {
  const file = join(root, "export.json");
  expect(await aulo("export", file)).toMatchObject({ exitCode: 0 });
  expect(((await stat(file)).mode & 0o777).toString(8)).toBe("600");
  expect(await aulo("export", file)).toMatchObject({
    exitCode: 5,
    stderr: `${file} exists. Name a new file, or remove it first.\n`,
  });
  expect(await aulo("import", file)).toMatchObject({ exitCode: 2 });
  expect((await aulo("import", "--yes", join(root, "none.json"))).stderr).toMatch(
    /none\.json cannot be read: there is no such file\./,
  );
  expect((await aulo("import", "--yes", file)).stdout).toMatch(/^Imported \d+ entries and 1 goal\.$/m);
});

test.each([
  [["no-such-command"], 2],
  [["answer", "--no-such-option"], 2],
  [["--url", "not-a-url", "status"], 2],
  [["goal", "--use", "9"], 2],
  [["code", "functions/unknown"], 3],
  [["--url", "http://127.0.0.1:9", "status"], 4],
])("%j ends with exit code %i and a sentence", async (words, exitCode) => {
  const ended = await aulo(...words);
  expect(ended).toMatchObject({ exitCode, stdout: "" });
  expect(ended.stderr.trim()).toMatch(/[.:]/);
});
