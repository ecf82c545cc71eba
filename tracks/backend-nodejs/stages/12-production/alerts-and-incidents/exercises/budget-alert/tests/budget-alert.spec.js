import { call, describe, expect, inside, randomInt, test } from "@aulo/runner/spec";

const RULE = { limit: 0.1, long: 4, short: 2, least: 1 };

/** Minutes from pairs of failed and all requests; null is a minute that is missing. */
const minutesOf = (pairs, from = 20) =>
  pairs.flatMap((pair, index) =>
    pair === null ? [] : [{ minute: from + index, failed: pair[0], total: pair[1] }],
  );
/** Minutes with 100 requests each. */
const ofHundred = (...failed) => minutesOf(failed.map((one) => (one === null ? null : [one, 100])));

const short = (messages) =>
  messages?.map?.(({ minute, state, ...more }) => [minute, state, ...Object.keys(more)]) ?? messages;

/** Compares the messages of each case; a case is a rule, minutes, and the expected messages. */
async function expectMessages(cases) {
  for (const [rule, minutes, expected] of cases) {
    const shown = minutes.map(({ minute, failed, total }) => `${minute}: ${failed} of ${total}`);
    const messages = short(await call("alertsFor", rule, minutes));
    expect({ rule, minutes: shown, messages }).toEqual({ rule, minutes: shown, messages: expected });
  }
}

describe("an alert", () => {
  test("is one message when it begins", { checks: ["firing", "one-message"] }, () =>
    expectMessages([
      [RULE, ofHundred(50), [[20, "firing"]]],
      [RULE, ofHundred(50, 50), [[20, "firing"]]],
      [RULE, [], []],
      [RULE, ofHundred(0, 0, 0), []],
      [RULE, ofHundred(10, 10, 10), []],
    ]),
  );

  test("needs enough requests in the short window", { checks: ["least"] }, () =>
    expectMessages([
      [
        { ...RULE, least: 50 },
        minutesOf([
          [20, 24],
          [20, 25],
          [25, 25],
        ]),
        [[22, "firing"]],
      ],
      [
        { ...RULE, least: 35 },
        minutesOf([
          [9, 10],
          [9, 10],
          [9, 10],
          [9, 10],
          [9, 10],
        ]),
        [],
      ],
    ]),
  );

  test("needs both windows above the limit", { checks: ["both"] }, () =>
    expectMessages([
      [{ ...RULE, long: 5, short: 1 }, ofHundred(0, 0, 0, 0, 40, 0), []],
      [
        { ...RULE, long: 5, short: 1, least: 60 },
        minutesOf([
          [50, 50],
          [0, 9],
          [0, 100],
        ]),
        [],
      ],
      [{ ...RULE, long: 5, short: 1 }, ofHundred(0, 0, 0, 26, 26), [[24, "firing"]]],
      [{ ...RULE, limit: 0.5, long: 2, short: 1 }, ofHundred(50, 51, 51), [[21, "firing"]]],
    ]),
  );

  test("looks at windows of so many minutes", { checks: ["window", "ends"] }, () =>
    expectMessages([
      [{ ...RULE, long: 3, short: 1 }, ofHundred(0, 0, 32), [[22, "firing"]]],
      [{ ...RULE, long: 4, short: 1 }, ofHundred(0, 0, 0, 32, 0), []],
      [
        { ...RULE, long: 3, short: 1 },
        ofHundred(0, 0, 0, 32, 0),
        [
          [23, "firing"],
          [24, "resolved"],
        ],
      ],
      [
        { ...RULE, long: 5, short: 3 },
        ofHundred(60, 0, 0, 0),
        [
          [20, "firing"],
          [23, "resolved"],
        ],
      ],
      [
        { ...RULE, long: 5, short: 3 },
        ofHundred(60, 0, null, 0),
        [
          [20, "firing"],
          [23, "resolved"],
        ],
      ],
      [{ ...RULE, long: 4, short: 2 }, ofHundred(0, 0, null, null, 30), [[24, "firing"]]],
      [{ ...RULE, long: 60, short: 1 }, ofHundred(0, 0, 0, 0, 0, 0, 90), [[26, "firing"]]],
    ]),
  );

  test("adds up requests, not shares", { checks: ["share"] }, () =>
    expectMessages([
      [
        RULE,
        minutesOf([
          [0, 1000],
          [9, 10],
        ]),
        [],
      ],
      [
        RULE,
        minutesOf([
          [0, 10],
          [300, 1000],
        ]),
        [[21, "firing"]],
      ],
      [
        { ...RULE, short: 1 },
        minutesOf([
          [0, 900],
          [9, 10],
          [9, 10],
        ]),
        [],
      ],
    ]),
  );

  test("treats a window without requests as fine", { checks: ["no-requests"] }, () =>
    expectMessages([
      [
        { ...RULE, least: 0 },
        minutesOf([
          [0, 0],
          [0, 0],
        ]),
        [],
      ],
      [
        { ...RULE, short: 1 },
        minutesOf([
          [50, 100],
          [0, 0],
        ]),
        [
          [20, "firing"],
          [21, "resolved"],
        ],
      ],
    ]),
  );

  test("ends when the short window is fine, whatever the long one is", { checks: ["ends"] }, () =>
    expectMessages([
      [
        { ...RULE, long: 9, short: 1 },
        ofHundred(90, 90, 90, 10, 0),
        [
          [20, "firing"],
          [23, "resolved"],
        ],
      ],
      [
        { ...RULE, long: 4, short: 2 },
        ofHundred(90, 90, 0, 0, 0),
        [
          [20, "firing"],
          [23, "resolved"],
        ],
      ],
      [{ ...RULE, long: 3, short: 1 }, ofHundred(60, 11, 11, 11, 11), [[20, "firing"]]],
    ]),
  );

  test(
    "ends only then, also with few requests or a long window that is fine",
    { checks: ["ends-anyway"] },
    () =>
      expectMessages([
        [
          { ...RULE, long: 4, short: 1, least: 50 },
          minutesOf([
            [50, 100],
            [5, 10],
            [5, 10],
          ]),
          [[20, "firing"]],
        ],
        [
          { ...RULE, long: 3, short: 1, least: 50 },
          minutesOf([
            [40, 40],
            [0, 400],
            [60, 500],
            [60, 500],
          ]),
          [[22, "firing"]],
        ],
        [
          { ...RULE, long: 4, short: 1, least: 50 },
          minutesOf([
            [50, 100],
            [0, 10],
          ]),
          [
            [20, "firing"],
            [21, "resolved"],
          ],
        ],
        [
          { ...RULE, long: 2, short: 1 },
          minutesOf([
            [500, 1000],
            [0, 0],
            [0, 0],
          ]),
          [
            [20, "firing"],
            [21, "resolved"],
          ],
        ],
      ]),
  );

  test("is one message at each end", { checks: ["one-message"] }, () =>
    expectMessages([
      [
        { ...RULE, short: 1 },
        ofHundred(50, 60, 70, 80, 0, 0, 0),
        [
          [20, "firing"],
          [24, "resolved"],
        ],
      ],
      [RULE, ofHundred(0, 0, 0), []],
    ]),
  );

  test("can begin again", { checks: ["again"] }, () =>
    expectMessages([
      [
        { ...RULE, long: 2, short: 1 },
        ofHundred(50, 0, 50, 50, 0, 0, 60),
        [
          [20, "firing"],
          [21, "resolved"],
          [22, "firing"],
          [24, "resolved"],
          [26, "firing"],
        ],
      ],
    ]),
  );
});

describe("the budget", () => {
  /** Compares what is left of the budget, rounded, for each case: a target, minutes, and the share. */
  async function expectLeft(cases) {
    for (const [target, minutes, expected] of cases) {
      const left = await call("budgetLeft", target, minutes);
      const rounded = typeof left === "number" ? Math.round(left * 1e6) / 1e6 + 0 : left;
      expect({ target, minutes, left: rounded }).toEqual({ target, minutes, left: expected });
    }
  }

  test("is the part of the allowed failures that is left", { checks: ["budget"] }, async () => {
    const used = randomInt(1, 9);
    await expectLeft([
      [0.99, ofHundred(1, 0, 0, 1), 0.5],
      [0.9, minutesOf([[used * 10, 500], null, [0, 500]]), Math.round((1 - used / 10) * 1e6) / 1e6],
      [
        0.5,
        minutesOf([
          [1, 2],
          [0, 998],
        ]),
        0.998,
      ],
      [0.995, minutesOf([[0, 1000]]), 1],
      [0.99, ofHundred(1, 1), 0],
      [0, ofHundred(25), 0.75],
    ]);
  });

  test("is whole without requests", { checks: ["full"] }, () =>
    expectLeft([
      [0.99, [], 1],
      [
        0.99,
        minutesOf([
          [0, 0],
          [0, 0],
        ]),
        1,
      ],
    ]),
  );

  test("is below 0 when it is used up", { checks: ["overdrawn"] }, () =>
    expectLeft([
      [0.99, ofHundred(3), -2],
      [0.5, ofHundred(100, 100), -1],
    ]),
  );
});

test("neither function changes its arguments", { checks: ["unchanged"] }, async () => {
  const found = await inside(
    ({ alertsFor, budgetLeft }, rule, minutes) => {
      const before = JSON.stringify([rule, minutes]);
      const freeze = (value) => Object.freeze(value);
      const frozen = [freeze({ ...rule }), freeze(minutes.map((one) => freeze({ ...one })))];
      const errors = [];
      for (const run of [() => alertsFor(rule, minutes), () => budgetLeft(0.9, minutes)]) run();
      for (const run of [() => alertsFor(...frozen), () => budgetLeft(0.9, frozen[1])]) {
        try {
          run();
        } catch (error) {
          errors.push(error.message);
        }
      }
      return { isUnchanged: JSON.stringify([rule, minutes]) === before, errors };
    },
    RULE,
    ofHundred(50, 0, 0, 0, 0, 0, 60),
  );
  expect(found).toEqual({ isUnchanged: true, errors: [] });
});
