import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { feeOf, lateFee } from "./late-fees.js";

const book = (daysLate) => lateFee({ daysLate, kind: "book" });
const film = (daysLate) => lateFee({ daysLate, kind: "film" });

describe("a late book", () => {
  test("costs nothing up to and including the third day", () => {
    assert.equal(book(1), 0);
    assert.equal(book(3), 0);
  });
  test("costs 20 cents for each day after the third", () => {
    assert.equal(book(4), 20);
    assert.equal(book(5), 40);
    assert.equal(book(10), 140);
  });
  test("costs 1000 cents at most", () => {
    assert.equal(book(52), 980);
    assert.equal(book(53), 1000);
    assert.equal(book(54), 1000);
  });
});

describe("a late film", () => {
  test("costs 100 cents from the first day on", () => {
    assert.equal(film(1), 100);
    assert.equal(film(2), 200);
  });
  test("costs 1000 cents at most", () => {
    assert.equal(film(10), 1000);
    assert.equal(film(11), 1000);
  });
});

test("what is back in time, or early, costs nothing", () => {
  for (const daysLate of [0, -1, -30]) {
    assert.equal(book(daysLate), 0);
    assert.equal(film(daysLate), 0);
  }
});

test("days that are no whole number are refused", () => {
  assert.throws(() => book(0.5), RangeError);
  assert.throws(() => book(4.5), RangeError);
  assert.throws(() => film(Number.NaN), RangeError);
});

test("the fee of a loan is the fee for its days and kind", async () => {
  const loans = new Map([["a7", { daysLate: 2, kind: "film" }]]);
  assert.equal(await feeOf("a7", async (id) => loans.get(id) ?? null), 200);
});

test("an unknown loan is refused", async () => {
  await assert.rejects(
    feeOf("nope", async () => null),
    Error,
  );
});
