import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { startClock } from "./clock.ts";

const neverStarved = { waitedMs: () => 0, ranMs: () => 0, isShown: () => true };

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

function start() {
  const events = { learnerLate: vi.fn(), judgeLate: vi.fn() };
  return { clock: startClock(1_000, neverStarved, events), events };
}

test("the learner's time runs while tests run", () => {
  const { clock, events } = start();
  clock.judgeLoaded();
  clock.testsStarted();
  vi.advanceTimersByTime(10_000);
  expect(events.learnerLate).toHaveBeenCalledOnce();
});

test("reports of a judge after the end of the run start no timer", () => {
  const { clock, events } = start();
  clock.stop();
  clock.startSent();
  clock.testsStarted();
  expect(vi.getTimerCount()).toBe(0);
  vi.advanceTimersByTime(60_000);
  expect(events.learnerLate).not.toHaveBeenCalled();
  expect(events.judgeLate).not.toHaveBeenCalled();
});
