import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { queryClient } from "./query-client.ts";
import { UNSENT_LIMITS, unsent } from "./unsent.ts";

/** localStorage of a browser, with the room that the test gives it. */
class LimitedStorage {
  [name: string]: unknown;
  constructor(room: number) {
    Object.defineProperties(this, {
      getItem: { value: (name: string) => this[name] ?? null },
      removeItem: { value: (name: string) => delete this[name] },
      setItem: {
        value: (name: string, value: string) => {
          const used = Object.entries(this).reduce(
            (sum, [each, text]) => (each === name ? sum : sum + each.length + String(text).length),
            0,
          );
          if (used + name.length + value.length > room) throw new DOMException("full", "QuotaExceededError");
          this[name] = value;
        },
      },
    });
  }
}

function useStorage(storage: object) {
  vi.stubGlobal("window", { localStorage: storage });
}

beforeEach(() => {
  vi.useFakeTimers();
  queryClient.setQueryData(["learner"], { id: "ada" });
});
afterEach(() => {
  unsent.forget(null);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("an entry is read again, for its learner only", () => {
  useStorage(new LimitedStorage(10_000));
  unsent.write("work:check:values.one", ["a"]);
  expect(unsent.read("work:check:values.one")).toEqual(["a"]);
  queryClient.setQueryData(["learner"], { id: "bob" });
  expect(unsent.read("work:check:values.one")).toBeNull();
});

test("there are at most so many entries; the one changed longest ago is dropped first", () => {
  useStorage(new LimitedStorage(10_000_000));
  for (let index = 0; index <= UNSENT_LIMITS.entries; index += 1) {
    vi.advanceTimersByTime(1);
    unsent.write(`example:a:${index}`, index);
  }
  expect(unsent.list("")).toHaveLength(UNSENT_LIMITS.entries);
  expect(unsent.read("example:a:0")).toBeNull();
  expect(unsent.read("example:a:1")).toBe(1);
});

test("there are at most so many characters", () => {
  useStorage(new LimitedStorage(10_000_000));
  const half = "a".repeat(UNSENT_LIMITS.characters / 2);
  for (const name of ["one", "two", "three"]) {
    vi.advanceTimersByTime(1);
    unsent.write(name, half);
  }
  expect(unsent.list("")).toEqual(["three"]);
});

test("an entry is dropped once it is too old", () => {
  useStorage(new LimitedStorage(10_000));
  unsent.write("old", 1);
  vi.advanceTimersByTime((UNSENT_LIMITS.days + 1) * 86_400_000);
  unsent.write("new", 2);
  expect(unsent.list("")).toEqual(["new"]);
});

test("in a full storage the newest entry takes the place of older ones", () => {
  useStorage(new LimitedStorage(400));
  expect(unsent.write("old", "a".repeat(200))).toBe(true);
  vi.advanceTimersByTime(1);
  expect(unsent.write("new", "b".repeat(200))).toBe(true);
  expect(unsent.read("new")).toBe("b".repeat(200));
  expect(unsent.read("old")).toBeNull();
});

test("in a full storage only as many entries go as the new one needs, the oldest first", () => {
  useStorage(new LimitedStorage(520));
  for (const name of ["draft:a/one", "draft:a/two", "draft:a/three"]) {
    unsent.write(name, "a".repeat(100));
    vi.advanceTimersByTime(1);
  }
  expect(unsent.write("draft:a/four", "a".repeat(100))).toBe(true);
  expect(unsent.list("")).toEqual(["draft:a/four", "draft:a/three", "draft:a/two"]);
});

test("an answer on its way is not dropped for room", () => {
  useStorage(new LimitedStorage(400));
  unsent.write("answer:check", "a".repeat(200));
  vi.advanceTimersByTime(1);
  expect(unsent.write("draft:a/one", "b".repeat(200))).toBe(false);
  expect(unsent.isAllKept()).toBe(false);
  expect(unsent.read("answer:check")).toBe("a".repeat(200));
});

test("an entry about an answered item goes before unsent work, and takes no room from it", () => {
  useStorage(new LimitedStorage(520));
  for (const name of ["draft:a/one", "draft:a/two", "answered:check"]) {
    unsent.write(name, "a".repeat(100));
    vi.advanceTimersByTime(1);
  }
  expect(unsent.write("draft:a/three", "a".repeat(100))).toBe(true);
  expect(unsent.read("answered:check")).toBeNull();
  expect(unsent.write("ended:check:a/one", "a".repeat(100))).toBe(false);
  expect(unsent.list("draft:")).toHaveLength(3);
});

test("a new learner takes over the work of another, but not that on its checks", () => {
  useStorage(new LimitedStorage(10_000));
  for (const name of ["draft:a/one:tab", "goal", "answer:check", "work:check:a.one"])
    unsent.write(name, name);
  unsent.move("ada", "bob");
  expect(unsent.list("").toSorted()).toEqual(["answer:check", "work:check:a.one"]);
  queryClient.setQueryData(["learner"], { id: "bob" });
  expect(unsent.list("").toSorted()).toEqual(["draft:a/one:tab", "goal"]);
  expect(unsent.read("draft:a/one:tab")).toBe("draft:a/one:tab");
  unsent.forget(null);
  queryClient.setQueryData(["learner"], { id: "ada" });
});

test("an entry that has no room lasts as long as the page", () => {
  useStorage(new LimitedStorage(10));
  expect(unsent.write("draft:values/one", "typed")).toBe(false);
  expect(unsent.read("draft:values/one")).toBe("typed");
});

test("a blocked storage breaks nothing", () => {
  vi.stubGlobal("window", {
    get localStorage() {
      throw new DOMException("blocked", "SecurityError");
    },
  });
  expect(unsent.write("goal", "typed")).toBe(false);
  expect(unsent.read("goal")).toBe("typed");
  unsent.drop("goal");
  expect(unsent.read("goal")).toBeNull();
});

test("forgetting a concept drops the entries about it, and no others", () => {
  useStorage(new LimitedStorage(10_000));
  const about = [
    "work:check:values.one",
    "draft:values/double",
    "example:values:first",
    "not-now-note:values",
  ];
  const others = ["work:check:values-more.one", "draft:lists/double", "goal"];
  for (const name of [...about, ...others]) unsent.write(name, 1);
  unsent.forget("values");
  expect(unsent.list("").toSorted()).toEqual(others.toSorted());
});
