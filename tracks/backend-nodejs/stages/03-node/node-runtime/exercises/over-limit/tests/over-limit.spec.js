import { expect, randomInt, script, test } from "@aulo/runner/spec";

/** Readings of two digits each, so that this alone cannot tell numbers from text. */
function randomReadings(count) {
  return Array.from({ length: count }, (_, index) => ({
    name: `cellar-${index + 1}`,
    value: randomInt(10, 99),
  }));
}

const toInput = (readings) => readings.map(({ name, value }) => `${name} ${value}\n`).join("");
const namesIn = (stdout) => stdout.split("\n").filter((line) => line !== "");

test("prints the names of the readings above the limit", async () => {
  const readings = [...randomReadings(8), { name: "attic", value: 98 }, { name: "yard", value: 11 }];
  const limit = randomInt(40, 60);
  const { stdout } = await script({ args: [`${limit}`], stdin: toInput(readings) });
  const above = readings.filter(({ value }) => value > limit).map(({ name }) => name);
  expect(namesIn(stdout)).toEqual(above);
});

test("does not count a reading that is equal to the limit", async () => {
  const limit = randomInt(40, 60);
  const { stdout } = await script({ args: [`${limit}`], stdin: `yard ${limit}\nattic 99\n` });
  expect(namesIn(stdout)).toEqual(["attic"]);
});

test("compares values as numbers, also with different lengths", async () => {
  const stdin = toInput([
    { name: "cold", value: 9 },
    { name: "frost", value: -12.5 },
    { name: "hot", value: randomInt(100, 400) },
  ]);
  const { stdout } = await script({ args: ["80"], stdin });
  expect(namesIn(stdout)).toEqual(["hot"]);
});

test("ends with exit code 1 when a reading is above the limit", async () => {
  const stdin = toInput(
    [...Array(randomInt(2, 5))].map((_, index) => ({ name: `oven-${index}`, value: 90 })),
  );
  const { exitCode } = await script({ args: ["70.5"], stdin });
  expect(exitCode).toBe(1);
});

test("ends with exit code 0 and prints nothing when none is above", async () => {
  const limit = randomInt(100, 200);
  const { exitCode, stdout } = await script({ args: [`${limit}`], stdin: toInput(randomReadings(3)) });
  expect({ exitCode, stdout: stdout.trim() }).toEqual({ exitCode: 0, stdout: "" });
});

test("skips lines without text", async () => {
  const { exitCode, stdout } = await script({ args: ["-5"], stdin: "\nyard 3\n\n  \nattic -9\n\n" });
  expect({ exitCode, names: namesIn(stdout) }).toEqual({ exitCode: 1, names: ["yard"] });
});

async function expectComplaint(args) {
  const { exitCode, stdout, stderr } = await script({ args, stdin: "yard 300\n" });
  expect({ exitCode, stdout: stdout.trim() }).toEqual({ exitCode: 2, stdout: "" });
  expect(stderr.trim()).not.toBe("");
}

test("complains on standard error and ends with code 2 without a limit", () => expectComplaint([]));

test("complains on standard error and ends with code 2 when the limit is no number", () =>
  expectComplaint(["warm"]));
