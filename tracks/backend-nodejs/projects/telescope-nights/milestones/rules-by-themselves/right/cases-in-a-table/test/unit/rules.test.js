import assert from "node:assert";
import test from "node:test";
import * as rules from "../../src/rules.js";

const wish = (text) => {
  const [from, to] = text.split("-");
  return { from, to };
};
const sets = (list) => new Set(list);

test("times", () => {
  const times = { "00:00": 0, "07:05": 425, "12:00": 720, "23:59": 1439 };
  for (const [text, minutes] of Object.entries(times)) assert.strictEqual(rules.minutesOf(text), minutes);
  for (const text of ["24:00", "7:05", "07:60", "x07:05", "07:05x", {}, 7, undefined]) {
    assert.strictEqual(rules.minutesOf(text), null, String(text));
  }
});

test("faults", () => {
  const faults = {
    "18:00-20:00": [],
    "21:30-23:30": [],
    "19:00-19:30": [],
    "19:00-19:00": ["order"],
    "19:30-19:00": ["order"],
    "19:10-20:00": ["half-hours"],
    "19:00-20:10": ["half-hours"],
    "17:30-18:30": ["closed"],
    "23:00-23:40": ["half-hours", "closed"],
    "18:30-21:00": ["too-long"],
    "10:01-22:31": ["half-hours", "closed", "too-long"],
    "soon-20:00": ["from"],
    "20:00-soon": ["to"],
    "03:03-soon": ["to"],
    "soon-never": ["to", "from"],
  };
  for (const [text, expected] of Object.entries(faults)) {
    const found = rules.faultsOf(wish(text));
    assert.deepStrictEqual(sets(found), sets(expected), text);
    assert.strictEqual(found.length, expected.length, text);
  }
});

test("overlaps", () => {
  const pairs = [
    ["20:00-21:00", "20:00-21:00", true],
    ["20:00-21:00", "20:30-22:00", true],
    ["20:00-22:00", "20:30-21:00", true],
    ["20:00-21:00", "21:00-22:00", false],
    ["20:00-20:30", "21:00-22:00", false],
  ];
  for (const [one, other, expected] of pairs) {
    assert.strictEqual(rules.overlaps(wish(one), wish(other)), expected, `${one} ${other}`);
    assert.strictEqual(rules.overlaps(wish(other), wish(one)), expected, `${other} ${one}`);
  }
});

test("prices", () => {
  const prices = { "18:00-18:30": 450, "20:30-21:00": 450, "21:00-21:30": 650, "20:30-22:30": 2400 };
  for (const [text, cents] of Object.entries(prices)) {
    assert.strictEqual(rules.priceOf({ ...wish(text), isMember: false }), cents);
    assert.strictEqual(rules.priceOf({ ...wish(text), isMember: true }), Math.floor((cents * 3) / 4));
  }
});

test("refunds", () => {
  const cents = [49, 48, 47, 12, 11, 0, -1].map((hoursBefore) => rules.refundOf({ price: 337, hoursBefore }));
  assert.deepStrictEqual(cents, [337, 337, 168, 168, 0, 0, 0]);
});
