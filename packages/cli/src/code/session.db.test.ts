import { chmod, chown, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Client } from "../../../server/src/testing/client.ts";
import { openPgliteInMemory } from "../../../server/src/testing/databases.ts";
import { startTestServer, type TestServer } from "../../../server/src/testing/test-server.ts";
import { type Api, createApi } from "../api/api.ts";
import { type ExerciseItem, prepareFolder } from "../folder/exercise-folder.ts";
import { createScreen, type Screen } from "../terminal/screen.ts";
import { type Door, openDoor, saveByRename } from "../testing/editing.ts";
import { runSession } from "./session.ts";
import type { SessionEnd } from "./session-state.ts";

const WAIT = { timeout: 40_000, interval: 25 };
const NEVER_MS = 600_000;

let server: TestServer;
let door: Door;
let root: string;

beforeAll(async () => {
  server = await startTestServer(await openPgliteInMemory());
  door = await openDoor(server.base);
});
afterAll(async () => {
  await door.close();
  await server.stop();
});
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "aulo-cli-"));
});
afterEach(() => rm(root, { recursive: true, force: true }));

type Seen = { event: string; [key: string]: unknown };

/** A session on the exercise of `functions`, as its learner sees it. */
type Session = {
  folder: string;
  entry: string;
  item: ExerciseItem;
  learner: Client;
  events: Seen[];
  press: (key: string) => void;
  /** Saves the entry of the exercise. */
  save: (code: string) => Promise<void>;
  /** Waits until an event has come, which is then taken from the list. */
  until: (event: string) => Promise<Seen>;
  count: (event: string) => number;
  /** The draft on the server. */
  draft: () => Promise<{ files: Record<string, string>; revision: number } | null>;
  saveOnPage: (code: string) => Promise<void>;
  /** Ends the session and returns everything that was printed. */
  end: () => Promise<{ end: SessionEnd; printed: string }>;
};

async function openSession({ compareMs = NEVER_MS, endsByItself = false } = {}): Promise<Session> {
  const learner = await server.begin();
  const api: Api = createApi({ base: door.base, token: learner.token });
  const check = await api.call("openCheck", { body: { purpose: "code", concept: "functions" } });
  if (check.item?.kind !== "exercise") throw new Error("The check has no exercise.");
  const { item } = check;
  const folder = join(root, "exercise");
  const { id } = await api.call("getLearner");
  const { marker } = await prepareFolder({
    folder,
    item,
    learner: id,
    server: { revision: 0, files: item.starter },
  });
  const stdout = new PassThrough();
  const printed = text(stdout);
  const real = createScreen(
    { stdin: new PassThrough(), stdout, stderr: new PassThrough() },
    { environment: {}, isJson: false },
  );
  const events: Seen[] = [];
  const screen: Screen = {
    ...real,
    tell: (value, lines) => {
      events.push(value as Seen);
      real.tell(value, lines);
    },
  };
  let press: (key: string) => void = () => {};
  const ended = runSession({
    api,
    screen,
    folder,
    check,
    item,
    marker,
    compareMs,
    endsByItself,
    openEditor: async () => {},
    keys: {
      listen: (onKey) => {
        press = onKey;
        return () => {};
      },
    },
  });
  // The watcher of a folder needs a moment until it hears of every change.
  await new Promise((resolve) => setTimeout(resolve, 500));
  const [concept = "", exercise = ""] = item.id.split("/");
  const params = { concept, exercise };
  const draft = async () => (await learner.call("getDraft", { params })).draft;
  return {
    folder,
    entry: join(folder, item.entry),
    item,
    learner,
    events,
    press: (key) => press(key),
    save: (code) => saveByRename(join(folder, item.entry), code),
    until: (event) =>
      vi.waitFor(() => {
        const index = events.findIndex((each) => each.event === event);
        if (index === -1) throw new Error(`No ${event} came, only: ${JSON.stringify(events)}`);
        return events.splice(index, 1)[0] ?? { event };
      }, WAIT),
    count: (event) => events.filter((each) => each.event === event).length,
    draft,
    saveOnPage: async (code) => {
      const revision = (await draft())?.revision ?? 0;
      await learner.call("saveDraft", { params, body: { files: { [item.entry]: code }, revision } });
    },
    end: async () => {
      press("q");
      const end = await ended;
      stdout.end();
      return { end, printed: await printed };
    },
  };
}

test("a save by rename runs the tests, and the first failure is told with its values and the call", async () => {
  const session = await openSession();
  await session.save("export const wrong = 1;\n");
  expect(await session.until("outcome")).toMatchObject({ outcome: { kind: "failed" } });
  expect((await session.draft())?.files).toEqual({ [session.item.entry]: "export const wrong = 1;\n" });
  const { end, printed } = await session.end();
  expect(end).toBe("quit");
  expect(printed).toContain(`1 of 1 test fails. The first one:
Test: gives twice the number
It gives something else.
Expected: 42
Your code gave: 21
What the test did:
Call: double(21)
Returned: 21
`);
  expect(printed).toContain(
    `${session.item.entry}:1:1: error: gives twice the number: It gives something else.`,
  );
});

test("two saves within 50 ms are one run, and the same text again is none", async () => {
  const session = await openSession();
  await session.save("first\n");
  await session.save("second\n");
  await session.until("outcome");
  await session.save("second\n");
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect([session.count("run"), session.count("outcome")]).toEqual([1, 0]);
  expect(await session.draft()).toMatchObject({ revision: 1, files: { [session.item.entry]: "second\n" } });
  await session.end();
});

test("a save in the middle of a run cancels it, and only the newest counts", async () => {
  const session = await openSession({ endsByItself: true });
  await session.save("hang\n");
  await session.until("run");
  await session.save("a * 2\n");
  const outcome = await session.until("outcome");
  expect(outcome).toMatchObject({ outcome: { kind: "passed" }, result: { feedback: { right: true } } });
  expect(session.count("outcome")).toBe(0);
  const { end, printed } = await session.end();
  expect(end).toBe("passed");
  expect(printed).toMatch(/The test passes\.[\s\S]*Your next step/);
  const log = await session.learner.call("listLog", { query: {} });
  expect(log.entries.filter(({ kind }) => kind === "answered")).toHaveLength(1);
});

test("line ends of Windows stay in the folder and are not sent", async () => {
  const session = await openSession({ compareMs: 100 });
  await session.save("one\r\ntwo\r\n");
  await session.until("outcome");
  expect((await session.draft())?.files).toEqual({ [session.item.entry]: "one\ntwo\n" });
  await session.saveOnPage("one\nfrom the page\n");
  await session.until("pulled");
  expect(await readFile(session.entry, "utf8")).toBe("one\r\nfrom the page\r\n");
  await session.end();
});

test("a renamed or deleted entry is named, and nothing is sent until it is back", async () => {
  const session = await openSession();
  await session.save("mine\n");
  await session.until("outcome");
  await rename(session.entry, join(session.folder, "other.js"));
  expect(await session.until("remark")).toMatchObject({
    says: `${session.item.entry} is now other.js. The exercise starts with ${session.item.entry}: give it its name back. Nothing is sent until then.`,
  });
  await rm(join(session.folder, "other.js"));
  expect((await session.until("remark")).says).toMatch(
    /is gone, and the exercise starts with it\. Save it again/,
  );
  expect(await session.draft()).toMatchObject({ revision: 1 });
  await session.save("mine again\n");
  await session.until("outcome");
  expect(await session.draft()).toMatchObject({ revision: 2 });
  await session.end();
});

test("a folder that is moved away is missed, and watched again once it is back", async () => {
  const session = await openSession();
  await rename(session.folder, join(root, "moved"));
  await session.until("folder-gone");
  await rename(join(root, "moved"), session.folder);
  await session.until("folder-back");
  await session.save("after the move\n");
  await session.until("outcome");
  expect((await session.end()).printed).toMatch(
    /is gone: was it moved or renamed\?[\s\S]*The folder is back\./,
  );
});

test("a folder that becomes read-only still has its draft saved and its tests run", async () => {
  const session = await openSession();
  const nobody = 65_534;
  const isRoot = process.getuid?.() === 0;
  if (isRoot) for (const path of [root, session.folder, session.entry]) await chown(path, nobody, nobody);
  await chmod(session.folder, 0o555);
  // Root may write everywhere.
  if (isRoot) process.seteuid?.(nobody);
  try {
    await writeFile(session.entry, "in place\n");
    await session.until("outcome");
    expect((await session.until("remark")).says).toMatch(
      /cannot be written: you may not write there\. Make the folder writable/,
    );
    expect((await session.draft())?.files).toEqual({ [session.item.entry]: "in place\n" });
  } finally {
    if (isRoot) process.seteuid?.(0);
    await chmod(session.folder, 0o755);
  }
  await session.end();
});

test("while Aulo is away the files are safe, and the newest is saved and run once it is back", async () => {
  const session = await openSession();
  await door.close();
  await session.save("while away\n");
  await session.until("away");
  await session.save("still away\n");
  await door.open();
  await session.until("back");
  await vi.waitFor(
    async () => expect((await session.draft())?.files).toEqual({ [session.item.entry]: "still away\n" }),
    WAIT,
  );
  await session.until("outcome");
  expect((await session.end()).printed).toMatch(
    /Aulo does not respond\. Your files are safe[\s\S]*Aulo is back\./,
  );
});

test("a run that Aulo loses half way is started again", async () => {
  const session = await openSession();
  await session.save("hang\n");
  await session.until("run");
  await new Promise((resolve) => setTimeout(resolve, 300));
  await door.close();
  await session.until("away");
  await door.open();
  await session.until("back");
  await session.save("a * 2\n");
  expect(await session.until("outcome")).toMatchObject({ outcome: { kind: "passed" } });
  await session.end();
});

test("a change of the page alone comes into the folder", async () => {
  const session = await openSession({ compareMs: 100 });
  await session.saveOnPage("from the page\n");
  expect(await session.until("pulled")).toMatchObject({ revision: 1 });
  expect(await readFile(session.entry, "utf8")).toBe("from the page\n");
  expect(session.count("run")).toBe(0);
  await session.end();
});

test.each([
  ["m", "mine\n", "page-revision-1", "theirs\n"],
  ["p", "theirs\n", /^mine-/, "mine\n"],
])("when both changed, both are shown; %s keeps one and loses none", async (key, kept, folderName, lost) => {
  const session = await openSession();
  await session.saveOnPage("theirs\n");
  await session.save("mine\n");
  expect(await session.until("conflict")).toMatchObject({ revision: 1 });
  await session.until("outcome");
  expect(await session.draft()).toMatchObject({ revision: 1, files: { [session.item.entry]: "theirs\n" } });
  session.press(key);
  await session.until(key === "m" ? "mine-chosen" : "theirs-chosen");
  expect(await readFile(session.entry, "utf8")).toBe(kept);
  expect((await session.draft())?.files).toEqual({ [session.item.entry]: kept });
  const versions = await readdir(join(session.folder, ".aulo-kept"));
  const version = versions.find((name) =>
    typeof folderName === "string" ? name === folderName : folderName.test(name),
  );
  expect(await readFile(join(session.folder, ".aulo-kept", version ?? "", session.item.entry), "utf8")).toBe(
    lost,
  );
  expect((await session.end()).printed).toMatch(/-theirs\n\+mine\n/);
});

test("a solution is shown only after a yes, and ends the exercise as given up", async () => {
  const session = await openSession({ endsByItself: true });
  session.press("s");
  await session.until("asks");
  session.press("x");
  await session.until("goes-on");
  session.press("s");
  await session.until("asks");
  session.press("y");
  expect(await session.until("given-up")).toMatchObject({ result: { attempt: { result: "dont-know" } } });
  const { end, printed } = await session.end();
  expect(end).toBe("given-up");
  expect(printed).toMatch(/Solution “times”[\s\S]*value \* 2/);
});

test("keys give a hint, the lesson and the difference to the start; control characters of a file are written out", async () => {
  const session = await openSession();
  session.press("h");
  expect(await session.until("hint")).toMatchObject({ number: 1, of: 2, text: "Think of a sum." });
  session.press("l");
  await session.until("lesson");
  await session.save("a\u001b]0;owned\u0007\u001b[2Jb\n");
  await session.until("outcome");
  session.press("d");
  await session.until("difference");
  const { printed } = await session.end();
  expect(printed).toMatch(/About functions/);
  expect(printed).toContain("+a\\u001b]0;owned\\u0007\\u001b[2Jb");
  expect(printed).not.toContain("\u001b");
});

test("an exercise that was solved in the page is named, and more runs do not count", async () => {
  const session = await openSession();
  const check = await session.learner.call("openCheck", { body: { purpose: "code", concept: "functions" } });
  await session.learner.call("answer", {
    params: { checkId: check.id },
    body: { item: session.item.id, answer: { kind: "dont-know" } },
  });
  await session.save("late\n");
  await session.until("ended-elsewhere");
  await session.save("later\n");
  expect(await session.until("outcome")).toMatchObject({ outcome: { kind: "failed" }, result: null });
  await session.end();
});

test("the folder holds the exercise, its marker and nothing else of ours", async () => {
  const session = await openSession();
  expect(await readdir(session.folder)).toEqual([".aulo.json", session.item.entry]);
  expect((await stat(session.entry)).isFile()).toBe(true);
  await session.end();
});
