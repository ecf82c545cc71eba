import { expect, test } from "vitest";
import type { LaneOrder } from "./lane-order.ts";
import { DEFAULT_POOL_LIMITS, idleMb, planLanes } from "./pool-limits.ts";

function order(warmUp: LaneOrder["warmUp"]): LaneOrder {
  return {
    warmUp,
    typescript: false,
    memoryMb: 256,
    runsPostgres: false,
    programs: [],
    learnerInHarness: true,
    leavesTraces: () => false,
  };
}
const orders = [order("solution"), order("server"), order("sql")];
const keepMs = 1_000;

test("each kind has one lane before any has a second", () => {
  expect(planLanes(orders, { memoryMb: 10_000, lanesPerKind: 2, keepMs })).toEqual([2, 2, 2]);
  const oneEach = orders.reduce((sum, one) => sum + idleMb(one), 0);
  expect(planLanes(orders, { memoryMb: oneEach, lanesPerKind: 2, keepMs })).toEqual([1, 1, 1]);
});

test.each([0, 50, 100, 200, 300, 500, 1_000])("a plan within %i MB never exceeds it", (memoryMb) => {
  const counts = planLanes(orders, { memoryMb, lanesPerKind: 3, keepMs });
  const heldMb = orders.reduce((sum, one, index) => sum + idleMb(one) * (counts[index] ?? 0), 0);
  expect(heldMb).toBeLessThanOrEqual(memoryMb);
});

test("the usual pool has room for SQL and a function, or for one of each other kind", () => {
  expect(planLanes([order("sql"), order("solution"), order("server")], DEFAULT_POOL_LIMITS)).toEqual([
    1, 1, 0,
  ]);
  expect(planLanes([order("server"), order("program"), order("solution")], DEFAULT_POOL_LIMITS)).toEqual([
    1, 1, 1,
  ]);
});

test("without memory or lanes nothing is kept ready", () => {
  expect(planLanes(orders, { memoryMb: 0, lanesPerKind: 2, keepMs })).toEqual([0, 0, 0]);
  expect(planLanes(orders, { memoryMb: 1_000, lanesPerKind: 0, keepMs })).toEqual([0, 0, 0]);
});
