import { expect, test } from "vitest";
import { isUnavailable, markAsDatabase } from "./is-unavailable.ts";

function withCode(code: string): Error {
  return Object.assign(new Error("It failed."), { code });
}

test.each(["ECONNREFUSED", "ENETUNREACH", "EAI_AGAIN", "57P01", "53300", "40P01", "25P03"])(
  "%s of the database means that it is away or too busy; of anybody else it does not",
  (code) => {
    expect(isUnavailable(markAsDatabase(withCode(code)))).toBe(true);
    expect(isUnavailable(withCode(code))).toBe(false);
  },
);

test("a closed client means so too; a wrong query does not", () => {
  expect(isUnavailable(markAsDatabase(new Error("Client was closed and is not queryable")))).toBe(true);
  expect(isUnavailable(markAsDatabase(withCode("42601")))).toBe(false);
});
