import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { faultsOf, minutesOf, overlaps, priceOf, refundOf } from "../../src/rules.js";

describe("minutesOf", () => {
  test("counts from midnight", () => {
    assert.equal(minutesOf("00:00"), 0);
    assert.equal(minutesOf("12:00"), 720);
    assert.equal(minutesOf("21:30"), 1290);
    assert.equal(minutesOf("23:59"), 1439);
  });

  for (const text of ["24:00", "9:30", "21:60", "21:30 ", "2130", "", undefined, null, 1290, ["21:30"]]) {
    test(`${JSON.stringify(text)} is not a time`, () => assert.equal(minutesOf(text), null));
  }
});

describe("faultsOf", () => {
  const cases = [
    ["18:00", "20:00", []],
    ["21:30", "23:30", []],
    ["20:30", "21:00", []],
    ["20:00", "20:00", ["order"]],
    ["21:00", "20:00", ["order"]],
    ["20:15", "21:00", ["half-hours"]],
    ["20:00", "20:45", ["half-hours"]],
    ["17:30", "19:00", ["closed"]],
    ["23:00", "23:59", ["closed", "half-hours"]],
    ["22:00", "23:45", ["closed", "half-hours"]],
    ["19:00", "21:30", ["too-long"]],
    ["17:15", "22:00", ["closed", "half-hours", "too-long"]],
    ["late", "20:00", ["from"]],
    ["20:00", undefined, ["to"]],
    ["17:15", "25:00", ["to"]],
    ["late", "later", ["from", "to"]],
  ];
  for (const [from, to, faults] of cases) {
    test(`from ${from} to ${to}: ${faults.join(" and ") || "none"}`, () => {
      assert.deepEqual(faultsOf({ from, to }).toSorted(), faults);
    });
  }
});

describe("overlaps", () => {
  const booking = { from: "19:00", to: "21:00" };
  const cases = [
    ["19:00", "21:00", true],
    ["18:30", "19:30", true],
    ["20:30", "22:00", true],
    ["19:30", "20:30", true],
    ["18:30", "21:30", true],
    ["18:00", "19:00", false],
    ["21:00", "22:00", false],
    ["22:00", "23:00", false],
  ];
  for (const [from, to, expected] of cases) {
    test(`from ${from} to ${to}: ${expected}`, () => {
      assert.equal(overlaps(booking, { from, to }), expected);
      assert.equal(overlaps({ from, to }, booking), expected);
    });
  }
});

describe("priceOf", () => {
  const cases = [
    ["18:00", "18:30", false, 450],
    ["20:30", "21:00", false, 450],
    ["22:00", "22:30", false, 650],
    ["18:00", "18:30", true, 337],
    ["22:00", "22:30", true, 487],
  ];
  for (const [from, to, isMember, cents] of cases) {
    test(`from ${from} to ${to}, ${isMember ? "a member" : "a guest"}: ${cents}`, () => {
      assert.equal(priceOf({ from, to, isMember }), cents);
    });
  }
});

describe("refundOf", () => {
  const cases = [
    [100, 901],
    [48, 901],
    [47.9, 450],
    [12, 450],
    [11.9, 0],
    [-5, 0],
  ];
  for (const [hoursBefore, cents] of cases) {
    test(`${hoursBefore} hours before: ${cents}`, () => {
      assert.equal(refundOf({ price: 901, hoursBefore }), cents);
    });
  }
});
