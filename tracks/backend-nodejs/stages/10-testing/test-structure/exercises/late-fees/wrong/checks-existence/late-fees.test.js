import assert from "node:assert/strict";
import { test } from "node:test";
import { feeOf, lateFee } from "./late-fees.js";

test("works for books", () => {
  for (const daysLate of [0, 1, 3, 4, 20, 100]) {
    assert.notEqual(lateFee({ daysLate, kind: "book" }), undefined);
  }
});

test("works for films", () => {
  for (const daysLate of [0, 1, 10, 100]) {
    assert.ok(lateFee({ daysLate, kind: "film" }) >= 0);
  }
});

test("works for loans", async () => {
  assert.ok(await feeOf("a7", async () => ({ daysLate: 9, kind: "film" })));
});
