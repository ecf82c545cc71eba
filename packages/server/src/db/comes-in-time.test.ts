import { expect, test } from "vitest";
import { comesInTime } from "./comes-in-time.ts";

const never = new Promise<void>(() => {});

test("tells a promise that is kept in time from one that is late", async () => {
  expect(await comesInTime(Promise.resolve(), 60_000)).toBe(true);
  expect(await comesInTime(never, 1)).toBe(false);
});
