import assert from "node:assert/strict";
import test from "node:test";
import { feeOf, lateFee } from "./late-fees.js";

const CASES = [
  ["book", -5, 0],
  ["book", 0, 0],
  ["book", 3, 0],
  ["book", 4, 20],
  ["book", 20, 340],
  ["book", 53, 1000],
  ["book", 90, 1000],
  ["film", -2, 0],
  ["film", 0, 0],
  ["film", 1, 100],
  ["film", 9, 900],
  ["film", 30, 1000],
];

for (const [kind, daysLate, cents] of CASES) {
  test(`a ${kind}, ${daysLate} days late, costs ${cents}`, () => {
    assert.equal(lateFee({ daysLate, kind }), cents);
  });
  test(`so does the loan of a ${kind}, ${daysLate} days late`, async () => {
    assert.equal(await feeOf("any", () => Promise.resolve({ daysLate, kind })), cents);
  });
}

test("refuses parts of a day", () => {
  for (const daysLate of [0.5, 1.5]) {
    assert.throws(() => lateFee({ daysLate, kind: "book" }), { name: "RangeError" });
  }
});

test("refuses a loan that nobody has", () => assert.rejects(feeOf("any", () => Promise.resolve(null))));
