import assert from "node:assert/strict";
import { test } from "node:test";
import { feeOf, lateFee } from "./late-fees.js";

const fee = (kind, daysLate) => lateFee({ kind, daysLate });

test("books", () => {
  assert.equal(fee("book", 3), 0);
  assert.equal(fee("book", 4), 20);
  assert.equal(fee("book", 10), 140);
});
test("films", () => {
  assert.equal(fee("film", 1), 100);
  assert.equal(fee("film", 3), 300);
});
test("maximum", () => {
  assert.equal(fee("film", 10), 1000);
  assert.equal(fee("film", 11), 1000);
  assert.equal(fee("film", 50), 1000);
});
test("in time", () => {
  for (const kind of ["book", "film"]) for (const days of [0, -1, -5]) assert.ok(fee(kind, days) === 0);
});
test("whole days", () => {
  for (const kind of ["book", "film"]) for (const days of [0.5, 1.5, 4.5]) assert.throws(() => fee(kind, days), RangeError);
});
test("loans", async () => {
  assert.equal(await feeOf("7", async (id) => (id === "7" ? { daysLate: 2, kind: "film" } : null)), 200);
  await assert.rejects(feeOf("7", async () => null), Error);
});
