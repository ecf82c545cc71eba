import { expect, randomInt, script, test } from "@aulo/runner/spec";

/** Readings of two digits each, so that this alone cannot tell numbers from text. */
function randomReadings(count) {
  return Array.from({ length: count }, (_, index) => ({
    name: `cellar-${index + 1}`,
    value: randomInt(10, 99),
  }));
}

const toInput = (readings) => readings.map(({ name, value }) => `${name} ${value}\n`).join("");
/** The printed lines. The line break after the last one may be missing. */
const linesOf = (stdout) => stdout.replace(/\n$/, "").split("\n");

test("prints the names of the readings above the limit", { checks: ["names", "above"] }, async () => {
  const readings = [...randomReadings(8), { name: "yeast-99", value: 98 }, { name: "yard", value: 11 }];
  const limit = randomInt(40, 60);
  const { stdout } = await script({ args: [`${limit}`], stdin: toInput(readings) });
  const above = readings.filter(({ value }) => value > limit).map(({ name }) => name);
  expect(linesOf(stdout)).toEqual(above);
});

test("does not count a reading that is equal to the limit", { checks: ["above"] }, async () => {
  const limit = randomInt(40, 60);
  const { stdout } = await script({ args: [`${limit}`], stdin: `yard ${limit}\nattic 99\n` });
  expect(linesOf(stdout)).toEqual(["attic"]);
});

test("prints each reading in the order of the input, also a name that comes again", {
  checks: ["names", "order"],
}, async () => {
  const names = ["yard", "10", "attic", "2", "yard", "constructor", "attic"];
  const stdin = toInput(names.map((name) => ({ name, value: randomInt(71, 99) })));
  const { stdout } = await script({ args: ["70"], stdin });
  expect(linesOf(stdout)).toEqual(names);
});

test("compares values as numbers, also with different lengths", { checks: ["numbers"] }, async () => {
  const stdin = toInput([
    { name: "cold", value: 9 },
    { name: "frost", value: -12.5 },
    { name: "hot", value: randomInt(100, 400) },
    { name: "warm", value: 80.5 },
    { name: "mild", value: 79.9 },
  ]);
  const { stdout } = await script({ args: ["80"], stdin });
  expect(linesOf(stdout)).toEqual(["hot", "warm"]);
});

const VALUES = [-100, -5.5, -5, -0.5, 0, 0.5, 9, 70, 70.5, 70.6, 100];

test.each([0, 70.5])("compares numbers with a limit of %d", { checks: ["numbers"] }, async (limit) => {
  const stdin = toInput(VALUES.map((value) => ({ name: `at${value}`, value })));
  const { stdout } = await script({ args: [`${limit}`], stdin });
  expect(linesOf(stdout)).toEqual(VALUES.filter((value) => value > limit).map((value) => `at${value}`));
});

test("ends with exit code 1 when a reading is above the limit, also when the last one is not", {
  checks: ["code-1"],
}, async () => {
  const ovens = [...Array(randomInt(2, 5))].map((_, index) => ({ name: `oven-${index}`, value: 90 }));
  const { exitCode } = await script({
    args: ["70.5"],
    stdin: toInput([...ovens, { name: "yard", value: 3 }]),
  });
  expect({ exitCode }).toEqual({ exitCode: 1 });
});

test("ends with exit code 0 and prints nothing when none is above", {
  checks: ["code-0", "nothing"],
}, async () => {
  const limit = randomInt(100, 200);
  const { exitCode, stdout } = await script({ args: [`${limit}`], stdin: toInput(randomReadings(3)) });
  expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: "" });
});

test("ends with exit code 0 and prints nothing without any reading", {
  checks: ["code-0", "nothing"],
}, async () => {
  const { exitCode, stdout } = await script({ args: ["80"], stdin: "" });
  expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: "" });
});

test("skips lines without text", { checks: ["blank-lines"] }, async () => {
  const { exitCode, stdout } = await script({ args: ["-5"], stdin: "\nyard 3\n\n  \nattic -9\n\n" });
  expect({ exitCode, names: linesOf(stdout) }).toEqual({ exitCode: 1, names: ["yard"] });
});

test("ends with exit code 0 when all lines are without text", {
  checks: ["blank-lines", "code-0"],
}, async () => {
  const { exitCode, stdout } = await script({ args: ["-5"], stdin: "\n \n\n" });
  expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: "" });
});

async function expectComplaint(args) {
  const { exitCode, stdout, stderr } = await script({ args, stdin: "yard 300\n" });
  expect({ exitCode, stdout, hasMessage: stderr.trim() !== "" }).toEqual({
    exitCode: 2,
    stdout: "",
    hasMessage: true,
  });
}

test(
  "complains on standard error and ends with code 2 without a limit",
  {
    checks: ["bad-limit", "silent", "message", "code-2"],
  },
  () => expectComplaint([]),
);

test.each(["warm", "80 pounds", "", "8,5"])(
  "complains on standard error and ends with code 2 when the limit is %j",
  { checks: ["bad-limit", "silent", "message", "code-2"] },
  (limit) => expectComplaint([limit]),
);
