import { expect, test } from "vitest";
import type { TestAction } from "../runs/run.ts";
import { wordsOf } from "./actions.ts";

const call: TestAction = { kind: "call", did: "half(4)", sent: null, got: "2", threw: false };

test("a value and an error have names of their own", () => {
  expect(wordsOf(call)).toEqual({ did: "Call", got: "Returned", result: "2" });
  expect(wordsOf({ ...call, got: "RangeError: odd", threw: true })).toMatchObject({ got: "Threw" });
});

test("a missing result is said where one was awaited", () => {
  expect(wordsOf({ ...call, got: null }).result).toBe("nothing by the end of the test");
  expect(wordsOf({ ...call, kind: "prepare", got: null }).result).toBeNull();
});
