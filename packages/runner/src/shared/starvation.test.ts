import { expect, test } from "vitest";
import { leftOf, OWN_TIME } from "./own-time.ts";
import { measureStarvation } from "./starvation.ts";

/** A clock and the times of processes, which a test sets. */
function machine() {
  const times = new Map<number, { ranMs: number; waitedMs: number }>();
  const clock = { now: 0 };
  const starvation = () =>
    measureStarvation(
      () => [...times.keys()],
      (id) => times.get(id) ?? null,
      () => clock.now,
    );
  const set = (now: number, ...ids: [id: number, ranMs: number, waitedMs: number][]) => {
    clock.now = now;
    times.clear();
    for (const [id, ranMs, waitedMs] of ids) times.set(id, { ranMs, waitedMs });
  };
  return { set, starvation };
}

test("a process counts from the first measurement, a later one from its start", () => {
  const { set, starvation } = machine();
  set(0, [1, 500, 300]);
  const { waitedMs } = starvation();
  set(100, [1, 520, 350], [2, 10, 20]);
  expect(waitedMs()).toBe(70);
});

test("processes that wait together wait no longer than time passes", () => {
  const { set, starvation } = machine();
  set(0, [1, 0, 0], [2, 0, 0]);
  const { waitedMs } = starvation();
  set(100, [1, 5, 95], [2, 5, 95]);
  expect(waitedMs()).toBe(100);
});

test("a process that has ended keeps what it has waited so far", () => {
  const { set, starvation } = machine();
  set(0);
  const { waitedMs } = starvation();
  set(100, [1, 10, 90]);
  waitedMs();
  set(200);
  expect(waitedMs()).toBe(90);
});

test("processes that occupy the processors themselves wait for nobody else", () => {
  const { set, starvation } = machine();
  set(0, [1, 0, 0], [2, 0, 0], [3, 0, 0]);
  const { waitedMs } = starvation();
  set(100, [1, 66, 34], [2, 67, 33], [3, 67, 33]);
  expect(waitedMs()).toBe(0);
});

test("without figures of the system nothing is measured", () => {
  const { waitedMs } = measureStarvation(
    () => [1],
    () => null,
    () => 0,
  );
  expect(waitedMs()).toBe(0);
});

test("the time of a process that the system does not show is unknown, not an error", () => {
  expect(measureStarvation(() => [0]).waitedMs()).toBe(0);
});

test.each([
  ["on an idle machine, at the limit", 1_000, 0, 0],
  ["later by the time waited", 1_000, 400, 400],
  ["at the latest after several times the limit", 1_000 * OWN_TIME.mostTimes, 3_900, 0],
])("a limit is over %s", (_when, passedMs, waitedMs, leftMs) => {
  expect(leftOf(1_000, { passedMs, waitedMs })).toBe(leftMs);
});
