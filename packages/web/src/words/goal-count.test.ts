import { expect, test } from "vitest";
import { sayCounts, sayLeft } from "./goal-count.ts";

const goal = { strong: 3, answered: 2, assumed: 4, of: 12, minutesLeft: 95, reachedAt: null };

test("counts a goal's concepts by state, and leaves out empty ones", () => {
  expect(sayCounts(goal)).toBe("3 of 12 concepts strong, 2 answered, 4 assumed");
  expect(sayCounts({ ...goal, answered: 0, assumed: 0 })).toBe("3 of 12 concepts strong");
  expect(sayCounts({ ...goal, answered: 0, assumed: 0, strong: 1, of: 1 })).toBe("1 of 1 concept strong");
});

test("a goal that was reached stays so, even with something left", () => {
  const reachedAt = "2026-03-05T09:00:00.000Z";
  const now = new Date("2026-05-01T09:00:00.000Z");
  expect(sayLeft({ ...goal, reachedAt }, now)).toMatch(/^reached on .*2026/);
  expect(sayLeft({ ...goal, reachedAt: now.toISOString() }, now)).toBe("reached today");
  expect(sayLeft(goal, now)).toBe("about 1.5 hours left");
  expect(sayLeft({ ...goal, minutesLeft: 0 }, now)).toBe("nothing left to learn");
});
