import fc from "fast-check";
import { expect, test } from "vitest";
import { replay, withoutVoided } from "../evolve.ts";
import type { LogEvent } from "../log.ts";
import { answered, anyLog, graph, lessonFinished, shown } from "../testing/given.ts";
import { stuckOn, stuckSince } from "./stuck.ts";

/** A lesson and a failed round on it, at the hour `at`. */
function failedRound(at: number): LogEvent[] {
  return [
    lessonFinished("functions", at),
    answered("functions.0", "wrong", { at }),
    answered("functions.1", "wrong", { at: at + 1 }),
  ];
}

test("one failed round is not being stuck; from the second on it is, until the concept is shown", () => {
  const placed = answered("functions.2", "wrong");
  const once = [placed, ...failedRound(10)];
  expect(stuckOn(graph, replay(graph, once))).toEqual([]);
  const twice = [...once, ...failedRound(20)];
  expect(stuckOn(graph, replay(graph, twice))).toEqual([{ concept: "functions", rounds: 2, failedAt: 21 }]);
  expect(stuckOn(graph, replay(graph, [...twice, ...shown("functions", 30)]))).toEqual([]);
});

test("the time since when is that of the second failed round, however many follow", () => {
  const log = [...failedRound(10), ...failedRound(20), ...failedRound(30), ...failedRound(40)];
  const [stuck] = stuckOn(graph, replay(graph, log));
  expect(stuck).toEqual({ concept: "functions", rounds: 4, failedAt: 41 });
  expect(stuck && stuckSince(withoutVoided(log), stuck)).toBe(21);
});

test("is never later than the last failed round, and is that one after two", () => {
  fc.assert(
    fc.property(anyLog(120), (log) => {
      const state = replay(graph, log);
      for (const stuck of stuckOn(graph, state)) {
        const since = stuckSince(withoutVoided(log), stuck);
        expect(since).toBeLessThanOrEqual(stuck.failedAt);
        if (stuck.rounds === 2) expect(since).toBe(stuck.failedAt);
      }
    }),
  );
});
