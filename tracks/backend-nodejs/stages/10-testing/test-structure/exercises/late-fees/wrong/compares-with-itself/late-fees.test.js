import assert from "node:assert/strict";
import { test } from "node:test";
import { feeOf, lateFee } from "./late-fees.js";

for (const kind of ["book", "film"]) {
  for (const daysLate of [-1, 0, 1, 3, 4, 53, 100]) {
    const expected = lateFee({ daysLate, kind });

    test(`a ${kind}, ${daysLate} days late`, async () => {
      assert.equal(lateFee({ daysLate, kind }), expected);
      assert.equal(await feeOf("any", async () => ({ daysLate, kind })), expected);
    });
  }
}

test("refuses parts of a day", () => {
  assert.throws(() => lateFee({ daysLate: 1.5, kind: "book" }), RangeError);
});

test("refuses an unknown loan", async () => {
  await assert.rejects(feeOf("any", async () => null));
});
