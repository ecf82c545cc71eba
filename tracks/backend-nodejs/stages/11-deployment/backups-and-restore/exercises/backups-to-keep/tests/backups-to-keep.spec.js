import { call, describe, expect, inside, randomInt, test } from "@aulo/runner/spec";

const NOW = "2030-05-20T12:00:00.000Z";
const HOUR = 3_600_000;
/** The moment so many hours and milliseconds before now. */
const ago = (hours, ms = 0) => new Date(Date.parse(NOW) - hours * HOUR - ms).toISOString();
/** A backup by its name and moment, with other fields. */
const backup = (name, at, more = {}) => ({ name, at, bytes: 1000, restoredAt: null, ...more });

/** Each list of backups with the names that can go. */
async function expectDeleted(cases) {
  for (const [backups, names] of cases) {
    expect({ backups, deleted: await call("toDelete", backups, NOW) }).toEqual({ backups, deleted: names });
  }
}

describe("toDelete", () => {
  test("keeps the backups of the last seven days", { checks: ["recent", "monthly", "others-go"] }, () =>
    expectDeleted([
      [[], []],
      [[backup("a", ago(1)), backup("b", ago(2)), backup("c", ago(100)), backup("d", ago(168))], []],
      [[backup("c", ago(168, 2)), backup("a", ago(168, 1)), backup("b", ago(168))], ["c"]],
    ]),
  );

  test("keeps the newest of each month among the older ones", { checks: ["monthly", "others-go"] }, () =>
    expectDeleted([
      [
        [
          backup("march-1", "2030-03-02T03:00:00.000Z"),
          backup("march-2", "2030-03-30T03:00:00.000Z"),
          backup("april-1", "2030-04-01T03:00:00.000Z"),
          backup("april-2", "2030-04-29T03:00:00.000Z"),
        ],
        ["march-1", "april-1"],
      ],
      [[backup("old", "2027-01-09T03:00:00.000Z")], []],
      [[backup("a", "2028-04-09T03:00:00.000Z"), backup("b", "2029-04-09T03:00:00.000Z")], []],
      [
        [
          backup("new", ago(5)),
          backup("may-1", "2030-05-02T03:00:00.000Z"),
          backup("may-2", "2030-05-09T03:00:00.000Z"),
        ],
        ["may-1"],
      ],
    ]),
  );

  test("takes the months of UTC", { checks: ["monthly"] }, async () => {
    const cases = [
      [[backup("a", "2030-01-31T23:59:59.000Z"), backup("b", "2030-02-01T00:00:00.000Z")], []],
      [[backup("a", "2030-02-01T00:00:00.000Z"), backup("b", "2030-02-28T23:59:59.999Z")], ["a"]],
    ];
    for (const computer of ["UTC", "America/New_York", "Asia/Tokyo"]) {
      const found = await inside(
        ({ toDelete }, lists, now, computer) => {
          process.env.TZ = computer;
          new Date().getHours();
          const deleted = lists.map((backups) => toDelete(backups, now));
          process.env.TZ = "UTC";
          return deleted;
        },
        cases.map(([backups]) => backups),
        NOW,
        computer,
      );
      cases.forEach(([backups, names], at) => {
        expect({ computer, backups, deleted: found[at] }).toEqual({ computer, backups, deleted: names });
      });
    }
  });

  test("deletes empty backups, and keeps the newest one that is not empty", { checks: ["empty-go"] }, () =>
    expectDeleted([
      [[backup("a", ago(1), { bytes: 0 }), backup("b", ago(2), { bytes: 1 })], ["a"]],
      [
        [
          backup("april-1", "2030-04-01T03:00:00.000Z"),
          backup("april-2", "2030-04-20T03:00:00.000Z"),
          backup("april-3", "2030-04-29T03:00:00.000Z", { bytes: 0 }),
        ],
        ["april-1", "april-3"],
      ],
    ]),
  );

  test("does not rely on the order of the list", { checks: ["any-order"] }, () => {
    const [x, y] = [randomInt(10, 14), randomInt(20, 28)];
    return expectDeleted([
      [
        [
          backup("b", `2030-03-${y}T03:00:00.000Z`),
          backup("new", ago(3)),
          backup("a", `2030-03-${x}T03:00:00.000Z`),
          backup("c", "2030-03-15T03:00:00.000Z"),
        ],
        ["a", "c"],
      ],
    ]);
  });

  test("returns the names in the order of the list", { checks: ["list-order"] }, () =>
    expectDeleted([
      [
        [
          backup("z", "2030-03-03T03:00:00.000Z"),
          backup("m", ago(1), { bytes: 0 }),
          backup("a", "2030-03-01T03:00:00.000Z"),
          backup("k", "2030-03-02T03:00:00.000Z"),
          backup("y", "2030-03-04T03:00:00.000Z"),
        ],
        ["z", "m", "a", "k"],
      ],
    ]),
  );

  test("leaves the list as it is", { checks: ["unchanged"] }, async () => {
    const backups = [
      backup("b", "2030-03-20T03:00:00.000Z"),
      backup("e", ago(1), { bytes: 0 }),
      backup("a", "2030-03-02T03:00:00.000Z"),
      backup("new", ago(3)),
    ];
    const after = await inside(
      ({ toDelete }, backups, now) => {
        toDelete(backups, now);
        return backups;
      },
      backups,
      NOW,
    );
    expect({ "the list afterwards": after }).toEqual({ "the list afterwards": backups });
  });
});

/** Each list of backups with its problems, sorted. */
async function expectProblems(cases) {
  for (const [backups, words] of cases) {
    const found = await call("problemsOf", backups, NOW);
    const problems = Array.isArray(found) ? [...found].sort() : found;
    expect({ backups, problems }).toEqual({ backups, problems: words });
  }
}

const PROVED = { restoredAt: ago(10) };

describe("problemsOf", () => {
  test("finds nothing when all is well", { checks: ["all-well"] }, () =>
    expectProblems([
      [[backup("a", ago(2), PROVED), backup("b", ago(26))], []],
      [[backup("b", ago(26)), backup("a", ago(2), PROVED)], []],
      [[backup("b", ago(900), PROVED), backup("a", ago(2)), backup("c", ago(26))], []],
    ]),
  );

  test("says that there is none", { checks: ["none"] }, () =>
    expectProblems([
      [[], ["none"]],
      [[backup("a", ago(2), { bytes: 0, ...PROVED }), backup("b", ago(90), { bytes: 0 })], ["none"]],
    ]),
  );

  test("says when the newest one is too old", { checks: ["old", "any-order"] }, () =>
    expectProblems([
      [[backup("a", ago(26), PROVED)], []],
      [[backup("a", ago(26, 1), PROVED)], ["old"]],
      [[backup("b", ago(400)), backup("a", ago(27), PROVED), backup("c", ago(300))], ["old"]],
      [[backup("b", ago(400)), backup("a", ago(3), PROVED), backup("c", ago(300))], []],
    ]),
  );

  test("says when the newest one has shrunk", { checks: ["shrunk"] }, () =>
    expectProblems([
      [[backup("a", ago(2), { bytes: 499, ...PROVED }), backup("b", ago(26))], ["shrunk"]],
      [[backup("a", ago(2), { bytes: 500, ...PROVED }), backup("b", ago(26))], []],
      [[backup("a", ago(2), { bytes: 5000, ...PROVED }), backup("b", ago(26))], []],
      [[backup("b", ago(26)), backup("a", ago(2), { bytes: 20, ...PROVED })], ["shrunk"]],
      [
        [
          backup("c", ago(50), { bytes: 9000 }),
          backup("a", ago(2), PROVED),
          backup("b", ago(26), { bytes: 1100 }),
        ],
        [],
      ],
      [[backup("a", ago(2), PROVED), backup("b", ago(26)), backup("c", ago(50), { bytes: 9000 })], []],
    ]),
  );

  test("has nothing to compare a single backup with", { checks: ["single"] }, () =>
    expectProblems([[[backup("a", ago(2), { bytes: 1, ...PROVED })], []]]),
  );

  test("says when none was restored within 31 days", { checks: ["unproved"] }, () => {
    const days31 = 31 * 24;
    return expectProblems([
      [[backup("a", ago(2)), backup("b", ago(26))], ["unproved"]],
      [[backup("a", ago(2)), backup("b", ago(999), { restoredAt: ago(days31) })], []],
      [[backup("a", ago(2)), backup("b", ago(999), { restoredAt: ago(days31, 1) })], ["unproved"]],
      [[backup("a", ago(2), { restoredAt: ago(1) }), backup("b", ago(999), { restoredAt: ago(990) })], []],
    ]);
  });

  test("does not count empty backups", { checks: ["empty-ignored"] }, () =>
    expectProblems([
      [[backup("a", ago(2), { bytes: 0 }), backup("b", ago(30), PROVED)], ["old"]],
      [[backup("a", ago(2), PROVED), backup("b", ago(9), { bytes: 0 }), backup("c", ago(26))], []],
      [
        [
          backup("a", ago(2)),
          backup("b", ago(9), { bytes: 0, ...PROVED }),
          backup("c", ago(26), { bytes: 3000 }),
        ],
        ["shrunk", "unproved"],
      ],
    ]),
  );

  test("finds several problems", { checks: ["old", "shrunk", "unproved"] }, () =>
    expectProblems([
      [
        [backup("b", ago(90)), backup("a", ago(40), { bytes: 9 })],
        ["old", "shrunk", "unproved"],
      ],
    ]),
  );
});
