import assert from "node:assert/strict";
import { describe, it, mock } from "node:test";
import * as fees from "./late-fees.js";

describe("lateFee", () => {
  it("is free for three days, then 20 cents a day", () => {
    const found = [];
    for (let daysLate = 0; daysLate <= 10; daysLate++) found.push(fees.lateFee({ daysLate, kind: "book" }));
    assert.deepStrictEqual(found, [0, 0, 0, 0, 20, 40, 60, 80, 100, 120, 140]);
  });

  it("is 100 cents a day for films", () => {
    const found = [0, 1, 2, 9, 10].map((daysLate) => fees.lateFee({ daysLate, kind: "film" }));
    assert.deepStrictEqual(found, [0, 100, 200, 900, 1000]);
  });

  it("has a maximum", () => {
    assert.strictEqual(fees.lateFee({ daysLate: 52, kind: "book" }), 980);
    for (const daysLate of [53, 54, 1000]) assert.strictEqual(fees.lateFee({ daysLate, kind: "book" }), 1000);
    assert.strictEqual(fees.lateFee({ daysLate: 11, kind: "film" }), 1000);
  });

  it("never pays money out", () => {
    assert.strictEqual(fees.lateFee({ kind: "film", daysLate: -1 }), 0);
    assert.strictEqual(fees.lateFee({ kind: "book", daysLate: -1 }), 0);
  });

  it("refuses everything but whole numbers", () => {
    for (const daysLate of [0.5, -1.5, Number.NaN, Number.POSITIVE_INFINITY, "4", null, undefined, true]) {
      for (const kind of ["book", "film"]) {
        assert.throws(
          () => fees.lateFee({ daysLate, kind }),
          (error) => error instanceof RangeError,
        );
      }
    }
  });
});

describe("feeOf", () => {
  it("asks once, for the loan", async () => {
    const findLoan = mock.fn(() => ({ daysLate: 5, kind: "film" }));
    assert.strictEqual(await fees.feeOf("L-1", findLoan), 500);
    assert.deepStrictEqual(
      findLoan.mock.calls.map((call) => call.arguments),
      [["L-1"]],
    );
  });

  it("rejects for an unknown loan", async () => {
    await assert.rejects(() => fees.feeOf(7, async () => null));
    await assert.rejects(
      fees.feeOf("x", async () => ({ daysLate: 0.5, kind: "book" })),
      RangeError,
    );
  });
});
