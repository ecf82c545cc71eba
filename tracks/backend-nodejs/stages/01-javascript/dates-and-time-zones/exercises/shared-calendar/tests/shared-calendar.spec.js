import { describe, expect, inside, pick, randomInt, test } from "@aulo/runner/spec";

const COMPUTERS = ["UTC", "America/New_York", "Asia/Tokyo", "Europe/Berlin"];

/** Calls the function with each list of arguments, on computers in these time zones. */
async function expectResults(name, cases, computers = COMPUTERS) {
  for (const computer of computers) {
    const calls = cases.map(([args]) => args);
    const results = await inside(
      (solution, name, calls, computer) => {
        process.env.TZ = computer;
        new Date().getHours();
        const found = calls.map((args) => {
          const result = solution[name](...args);
          return result === 0 ? 0 : result;
        });
        process.env.TZ = "UTC";
        return found;
      },
      name,
      calls,
      computer,
    );
    cases.forEach(([args, expected], at) => {
      expect({ computer, call: name, args, result: results[at] }).toEqual({
        computer,
        call: name,
        args,
        result: expected,
      });
    });
  }
}

describe("isDay", () => {
  test("knows the days of the calendar", { checks: ["is-day", "anywhere"] }, () =>
    expectResults("isDay", [
      [["2026-07-01"], true],
      [["2026-12-31"], true],
      [["2026-03-29"], true],
      [["2028-02-29"], true],
      [["2000-02-29"], true],
    ]),
  );

  test("refuses days that do not exist", { checks: ["is-day"] }, () =>
    expectResults("isDay", [
      [["2026-02-29"], false],
      [["2026-02-31"], false],
      [["2100-02-29"], false],
      [["2026-04-31"], false],
      [["2026-13-01"], false],
      [["2026-00-10"], false],
      [["2026-06-00"], false],
    ]),
  );

  test("refuses other notations", { checks: ["is-day"] }, () =>
    expectResults(
      "isDay",
      [
        "",
        "soon",
        "2026-7-1",
        "2026",
        "2026-07",
        "07/01/2026",
        "2026-07-01T00:00:00Z",
        " 2026-07-01",
        "20260701",
      ].map((text) => [[text], false]),
    ),
  );
});

describe("addDays", () => {
  test("goes forward and back, over months and years", { checks: ["add-days", "anywhere"] }, () => {
    const date = randomInt(1, 20);
    const day = `2026-05-${String(date).padStart(2, "0")}`;
    return expectResults("addDays", [
      [["2026-07-01", 1], "2026-07-02"],
      [["2026-07-01", 0], "2026-07-01"],
      [[day, 8], `2026-05-${String(date + 8).padStart(2, "0")}`],
      [["2026-01-31", 1], "2026-02-01"],
      [["2026-12-31", 1], "2027-01-01"],
      [["2026-03-01", -1], "2026-02-28"],
      [["2028-03-01", -1], "2028-02-29"],
      [["2026-01-01", -1], "2025-12-31"],
      [["2026-02-27", 365], "2027-02-27"],
      [["2026-01-31", 30], "2026-03-02"],
    ]);
  });

  test("loses no day when the clocks change", { checks: ["add-days", "anywhere"] }, () =>
    expectResults("addDays", [
      [["2026-03-28", 1], "2026-03-29"],
      [["2026-03-29", 1], "2026-03-30"],
      [["2026-03-08", 1], "2026-03-09"],
      [["2026-10-25", 1], "2026-10-26"],
      [["2026-11-01", 1], "2026-11-02"],
      [["2026-10-26", -1], "2026-10-25"],
      [["2026-03-01", 60], "2026-04-30"],
    ]),
  );
});

describe("daysBetween", () => {
  test("counts days, also backwards", { checks: ["days-between", "anywhere"] }, () =>
    expectResults("daysBetween", [
      [["2026-07-01", "2026-07-02"], 1],
      [["2026-07-01", "2026-07-01"], 0],
      [["2026-07-02", "2026-07-01"], -1],
      [["2026-01-01", "2027-01-01"], 365],
      [["2028-01-01", "2029-01-01"], 366],
      [["2026-02-27", "2026-03-02"], 3],
      [["1999-12-31", "2000-01-01"], 1],
    ]),
  );

  test("counts whole days when the clocks change", { checks: ["days-between", "anywhere"] }, () =>
    expectResults("daysBetween", [
      [["2026-03-28", "2026-03-30"], 2],
      [["2026-03-07", "2026-03-09"], 2],
      [["2026-10-24", "2026-10-26"], 2],
      [["2026-11-02", "2026-10-31"], -2],
      [["2026-03-01", "2026-04-01"], 31],
    ]),
  );
});

describe("isOver", () => {
  test("compares moments with any offset", { checks: ["is-over"] }, () =>
    expectResults("isOver", [
      [["2026-07-01T09:00:00Z", "2026-07-01T09:00:01Z"], true],
      [["2026-07-01T09:00:00Z", "2026-07-01T08:59:59Z"], false],
      [["2026-07-01T09:00:00+02:00", "2026-07-01T08:00:00Z"], true],
      [["2026-07-01T09:00:00-05:00", "2026-07-01T10:00:00Z"], false],
      [["2026-07-01T23:30:00-08:00", "2026-07-02T06:00:00+00:00"], false],
      [["2026-07-02T00:30:00+09:00", "2026-07-01T20:00:00Z"], true],
    ]),
  );

  test("is over at the end itself", { checks: ["is-over"] }, () =>
    expectResults("isOver", [
      [["2026-07-01T09:00:00Z", "2026-07-01T09:00:00Z"], true],
      [["2026-07-01T09:00:00+02:00", "2026-07-01T07:00:00Z"], true],
      [["2026-07-01T09:00:00Z", "2026-07-01T04:00:00.000-05:00"], true],
    ]),
  );
});

describe("inZone", () => {
  test("shows date and time in the zone", { checks: ["in-zone", "anywhere"] }, () => {
    const minute = pick(["05", "30", "59"]);
    return expectResults("inZone", [
      [["2026-07-01T09:00:00+02:00", "Europe/Berlin"], "2026-07-01 09:00"],
      [["2026-07-01T07:00:00Z", "UTC"], "2026-07-01 07:00"],
      [[`2026-07-01T23:${minute}:00Z`, "Asia/Tokyo"], `2026-07-02 08:${minute}`],
      [["2026-07-01T01:00:00Z", "America/New_York"], "2026-06-30 21:00"],
      [["2026-07-01T00:00:00Z", "UTC"], "2026-07-01 00:00"],
      [["2026-07-01T12:00:00Z", "Asia/Kolkata"], "2026-07-01 17:30"],
      [["2026-12-31T23:30:00Z", "Europe/Lisbon"], "2026-12-31 23:30"],
    ]);
  });

  test("knows summer and winter time", { checks: ["in-zone"] }, () =>
    expectResults("inZone", [
      [["2026-01-15T08:00:00Z", "Europe/Berlin"], "2026-01-15 09:00"],
      [["2026-07-15T08:00:00Z", "Europe/Berlin"], "2026-07-15 10:00"],
      [["2026-03-29T00:59:00Z", "Europe/Berlin"], "2026-03-29 01:59"],
      [["2026-03-29T01:00:00Z", "Europe/Berlin"], "2026-03-29 03:00"],
    ]),
  );

  test("returns null for a string that is not a moment", { checks: ["not-a-moment"] }, () =>
    expectResults(
      "inZone",
      ["", "soon", "2026-13-01T00:00:00Z", "2026-07-01T25:00:00Z"].map((text) => [[text, "UTC"], null]),
      ["UTC", "Asia/Tokyo"],
    ),
  );
});
