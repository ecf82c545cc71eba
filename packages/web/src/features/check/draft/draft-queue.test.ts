import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { DraftQueue } from "./draft-queue.ts";

/** localStorage of one browser, for all of its tabs. */
let shared: Map<string, string>;
let puts: unknown[];
let isAway: boolean;
/** A refusal of the next save. */
let refusal: Response | null;
const opened: (() => void)[] = [];

function storageOf(values: Map<string, string>) {
  return new Proxy(
    {
      getItem: (name: string) => values.get(name) ?? null,
      setItem: (name: string, value: string) => void values.set(name, value),
      removeItem: (name: string) => void values.delete(name),
    },
    {
      ownKeys: () => [...values.keys()],
      getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
    },
  );
}

/** A page of a tab. Its modules are loaded anew; `session` lives as long as the tab. */
async function openPage(session = new Map<string, string>()) {
  const listeners = new Map<string, () => void>();
  const window = {
    localStorage: storageOf(shared),
    sessionStorage: storageOf(session),
    addEventListener: (name: string, listener: () => void) => listeners.set(name, listener),
  };
  vi.stubGlobal("window", window);
  vi.resetModules();
  const { queryClient } = await import("../../../api/query-client.ts");
  const { connection } = await import("../../../api/connection.ts");
  const { queueOf } = await import("./draft-queue.ts");
  queryClient.setQueryData(["learner"], { id: "ada" });
  if (isAway) connection.report(false);
  const queue = queueOf("ada", "values/double", { files: filesOf("start"), revision: 3 });
  const leave = () => {
    vi.stubGlobal("window", window);
    listeners.get("pagehide")?.();
  };
  return { queue, connection, leave };
}

function filesOf(text: string) {
  return { "a.js": text };
}

function type(queue: DraftQueue, text: string) {
  queue.tell({ kind: "edited", files: filesOf(text) });
}

beforeEach(() => {
  vi.useFakeTimers();
  shared = new Map();
  puts = [];
  isAway = true;
  refusal = null;
  vi.stubGlobal("fetch", async (_url: string, { body }: RequestInit) => {
    if (isAway) throw new TypeError("Failed to fetch");
    if (typeof body !== "string") return new Response("ok");
    const { files, revision } = JSON.parse(body);
    const refused = refusal;
    refusal = null;
    if (refused !== null) return refused;
    puts.push(files);
    return Response.json({ exercise: "values/double", files, revision: revision + 1, savedAt: "" });
  });
  vi.stubGlobal(
    "BroadcastChannel",
    class extends BroadcastChannel {
      constructor(name: string) {
        super(name);
        opened.push(() => this.close());
      }
    },
  );
});
afterEach(() => {
  for (const close of opened.splice(0)) close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("while the server is away nothing is sent; once it is back, the newest version is sent once", async () => {
  const { queue, connection } = await openPage();
  for (const text of ["one", "two", "three"]) {
    type(queue, text);
    await vi.advanceTimersByTimeAsync(1000);
  }
  expect(queue.getState()).toMatchObject({ trouble: "unreachable", isKept: true, sent: [] });
  isAway = false;
  connection.report(true);
  await vi.advanceTimersByTimeAsync(1000);
  expect(puts).toEqual([filesOf("three")]);
  expect([...shared.keys()]).toEqual([]);
});

test("with the server away, each of two tabs has its own text again after a reload", async () => {
  const [first, second] = [new Map(), new Map()];
  const one = await openPage(first);
  type(one.queue, "in the first tab");
  const two = await openPage(second);
  expect(two.queue.getState().files).toEqual(filesOf("in the first tab"));
  type(two.queue, "in the second tab");
  type(one.queue, "the first again");
  one.leave();
  expect((await openPage(first)).queue.getState().files).toEqual(filesOf("the first again"));
  two.leave();
  expect((await openPage(second)).queue.getState().files).toEqual(filesOf("in the second tab"));
});

test("the text of a tab that crashed is taken over by the next one", async () => {
  const crashed = await openPage();
  type(crashed.queue, "before the crash");
  expect((await openPage()).queue.getState().files).toEqual(filesOf("before the crash"));
  expect(shared.size).toBe(1);
});

test("a draft for which the server is too busy is sent again", async () => {
  isAway = false;
  const { queue } = await openPage();
  const details = { type: "/problems/too-many-changes", title: "", status: 429, detail: "", requestId: "r1" };
  refusal = Response.json(details, { status: 429 });
  type(queue, "one");
  await vi.advanceTimersByTimeAsync(10_000);
  expect(puts).toEqual([filesOf("one")]);
});
