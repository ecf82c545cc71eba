import assert from "node:assert/strict";
import { test } from "node:test";
import { feeOf, lateFee } from "./late-fees.js";

test("a book that is back in time costs nothing", () => {
  assert.equal(lateFee({ daysLate: 0, kind: "book" }), 0);
});
