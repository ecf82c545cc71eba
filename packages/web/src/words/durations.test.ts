import { describe, expect, test } from "vitest";
import { inMinutesOrHours, inSecondsOrMs } from "./durations.ts";

describe("inWords", () => {
  test.each([
    [0, "1 minute"],
    [1, "1 minute"],
    [12.4, "12 minutes"],
    [60, "about 1 hour"],
    [95, "about 1.5 hours"],
    [1290, "about 22 hours"],
  ])("tells %d minutes as %s", (minutes, words) => {
    expect(inMinutesOrHours(minutes)).toBe(words);
  });
});

test("tells what took less than a second in milliseconds", () => {
  expect([12.4, 999, 1_240].map(inSecondsOrMs)).toEqual(["12 ms", "999 ms", "1.2 seconds"]);
});
