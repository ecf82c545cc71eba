import { describe, expect, npmRun, test } from "@aulo/runner/spec";
import { BY_TABLE, broken, RENAMED } from "./rules-variants.js";

const SUITE_MS = { timeoutMs: 10_000 };

async function unitTests(planted = {}) {
  const { exitCode, stdout, stderr } = await npmRun("test:unit", { planted, withinMs: 5_000 });
  return { succeed: exitCode === 0, printed: (stdout + stderr).slice(-600) };
}

async function expectSuccess(planted) {
  const { succeed, printed } = await unitTests(planted);
  expect({ "npm run test:unit": succeed ? "succeeds" : `fails: ${printed}` }).toEqual({
    "npm run test:unit": "succeeds",
  });
}

async function expectNoticed(source, from, to) {
  const { succeed } = await unitTests({ "src/rules.js": broken(source, from, to) });
  expect({ "npm run test:unit": succeed ? "succeeds" : "fails" }).toEqual({ "npm run test:unit": "fails" });
}

describe("the unit tests", () => {
  test("succeed with the rules as they are", { checks: ["right-versions"], ...SUITE_MS }, async () => {
    await expectSuccess();
  });

  test("succeed with rules that are written differently", {
    checks: ["right-versions"],
    ...SUITE_MS,
  }, async () => {
    for (const source of [RENAMED, BY_TABLE]) await expectSuccess({ "src/rules.js": source });
  });
});

describe("the unit tests notice", () => {
  test("noon is midnight", { checks: ["time"], ...SUITE_MS }, () =>
    expectNoticed(BY_TABLE, "TIMES.get(text) ?? null", "TIMES.has(text) ? TIMES.get(text) % 720 : null"),
  );
  test("24:00 is a time", { checks: ["no-time"], ...SUITE_MS }, () =>
    expectNoticed(RENAMED, "hours < 24", "hours <= 24"),
  );
  test("9:30 is a time", { checks: ["no-time"], ...SUITE_MS }, () =>
    expectNoticed(RENAMED, "/^\\d\\d:", "/^\\d?\\d:"),
  );
  test("the first fault hides the others", { checks: ["all-faults"], ...SUITE_MS }, () =>
    expectNoticed(BY_TABLE, "RULES[name](times));", "RULES[name](times)).slice(0, 1);"),
  );
  test("a good wish has a fault", { checks: ["no-faults"], ...SUITE_MS }, () =>
    expectNoticed(RENAMED, "return faults;", 'return faults.length > 0 ? faults : ["order"];'),
  );
  test("a booking may last no time", { checks: ["order"], ...SUITE_MS }, () =>
    expectNoticed(RENAMED, "start >= end", "start > end"),
  );
  test("any end will do", { checks: ["half-hours"], ...SUITE_MS }, () =>
    expectNoticed(RENAMED, "start % 30 > 0 || end % 30 > 0", "start % 30 > 0"),
  );
  test("it opens half an hour earlier", { checks: ["closed"], ...SUITE_MS }, () =>
    expectNoticed(RENAMED, "opens = 1080", "opens = 1050"),
  );
  test("it closes at midnight", { checks: ["closed"], ...SUITE_MS }, () =>
    expectNoticed(BY_TABLE, "end > 23.5 * 60", "end > 24 * 60"),
  );
  test("two hours are too long", { checks: ["too-long"], ...SUITE_MS }, () =>
    expectNoticed(BY_TABLE, "end - start > 120", "end - start >= 120"),
  );
  test("two hours and a half are fine", { checks: ["too-long"], ...SUITE_MS }, () =>
    expectNoticed(RENAMED, "end - start > 120", "end - start > 150"),
  );
  test("an unreadable end is no fault", { checks: ["unreadable"], ...SUITE_MS }, () =>
    expectNoticed(BY_TABLE, '["to", "from"].filter', '["from"].filter'),
  );
  test("only the same time overlaps", { checks: ["overlaps"], ...SUITE_MS }, () =>
    expectNoticed(RENAMED, "a.from < b.to && b.from < a.to", "a.from === b.from"),
  );
  test("the later one never overlaps", { checks: ["either-way"], ...SUITE_MS }, () =>
    expectNoticed(RENAMED, "a.from < b.to && b.from < a.to", "a.from <= b.from && b.from < a.to"),
  );
  test("neighbours overlap", { checks: ["neighbours"], ...SUITE_MS }, () =>
    expectNoticed(RENAMED, "a.from < b.to && b.from < a.to", "a.from <= b.to && b.from <= a.to"),
  );
  test("it is dark half an hour later", { checks: ["price"], ...SUITE_MS }, () =>
    expectNoticed(RENAMED, "at >= 1260", "at > 1260"),
  );
  test("members pay the next cent", { checks: ["members"], ...SUITE_MS }, () =>
    expectNoticed(BY_TABLE, "cents - Math.ceil(cents / 4)", "cents - Math.floor(cents / 4)"),
  );
  test("half a cent goes to the guest", { checks: ["refund"], ...SUITE_MS }, () =>
    expectNoticed(BY_TABLE, "(price - (price % 2)) / 2", "(price + (price % 2)) / 2"),
  );
  test("47 hours are 48", { checks: ["refund"], ...SUITE_MS }, () =>
    expectNoticed(RENAMED, "hoursBefore < 48", "hoursBefore < 47"),
  );
  test("12 hours are too late", { checks: ["refund"], ...SUITE_MS }, () =>
    expectNoticed(RENAMED, "hoursBefore < 12", "hoursBefore <= 12"),
  );
});
