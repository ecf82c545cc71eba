import { describe, expect, inside, randomInt, test } from "@aulo/runner/spec";

/** Retries work whose first `failures` tries fail, and gives how it ended with each step on the way. */
const retry = ({ failures, times, reasons = null, ...given }) =>
  inside(
    async ({ retry }, failures, times, value, reasons) => {
      const steps = [];
      const thrown = [];
      const later = () => new Promise((resolve) => setTimeout(resolve, 2));
      const work = async (n) => {
        steps.push(`try ${n}`);
        await later();
        steps.push(`tried ${n}`);
        if (thrown.length === failures) return value;
        thrown.push(reasons ? reasons[thrown.length] : new Error(`busy at try ${n}`));
        throw thrown.at(-1);
      };
      const wait = async (n) => {
        steps.push(`wait ${n}`);
        await later();
        steps.push(`waited ${n}`);
      };
      const ended = await retry(work, times, wait).then(
        (value) => ({ value }),
        (error) => {
          const index = thrown.lastIndexOf(error);
          return { failedWith: index < 0 ? `another error: ${error}` : `the error of try ${index + 1}` };
        },
      );
      // Whatever was started without being awaited shows up in the steps.
      await later();
      await later();
      return { ended, steps };
    },
    failures,
    times,
    "value" in given ? given.value : "done",
    reasons,
  );

const stepsOf = (tries) =>
  Array.from({ length: tries }, (_, index) => {
    const waited = index > 0 ? [`wait ${index}`, `waited ${index}`] : [];
    return [...waited, `try ${index + 1}`, `tried ${index + 1}`];
  }).flat();

describe("retry", () => {
  test("gives the result of a first try that works, and tries no more", {
    checks: ["until-fulfilled", "wait-between", "number"],
  }, async () => {
    const value = `result ${randomInt(1, 999)}`;
    const found = await retry({ failures: 0, times: randomInt(2, 5), value });
    expect(found).toEqual({ ended: { value }, steps: stepsOf(1) });
  });

  test("tries again after a failure", { checks: ["until-fulfilled"] }, async () => {
    const value = `result ${randomInt(1, 999)}`;
    const failures = randomInt(1, 3);
    const { ended, steps } = await retry({ failures, times: failures + 2, value });
    const tries = steps.filter((step) => step.startsWith("try ")).length;
    expect({ ended, tries }).toEqual({ ended: { value }, tries: failures + 1 });
  });

  test("fails with the last error when every try has failed", {
    checks: ["at-most", "last-error"],
  }, async () => {
    const times = randomInt(2, 4);
    const { ended } = await retry({ failures: 9, times });
    expect(ended).toEqual({ failedWith: `the error of try ${times}` });
  });

  test("waits between two tries, and not after the last", {
    checks: ["number", "one-at-a-time", "wait", "wait-awaited", "wait-between"],
  }, async () => {
    const times = randomInt(2, 4);
    const { steps } = await retry({ failures: 9, times });
    expect({ steps }).toEqual({ steps: stepsOf(times) });
  });

  test("uses the last try if it has to", { checks: ["at-most", "until-fulfilled"] }, async () => {
    const times = randomInt(2, 4);
    const found = await retry({ failures: times - 1, times });
    expect(found).toEqual({ ended: { value: "done" }, steps: stepsOf(times) });
  });

  test("neither tries again nor waits when only one try is allowed", {
    checks: ["at-most", "wait-between"],
  }, async () => {
    const found = await retry({ failures: 9, times: 1 });
    expect(found).toEqual({ ended: { failedWith: "the error of try 1" }, steps: stepsOf(1) });
  });

  test("counts anew at each call", { checks: ["number", "at-most"] }, async () => {
    await retry({ failures: 9, times: 2 });
    const { steps } = await retry({ failures: 1, times: 3 });
    expect({ steps }).toEqual({ steps: stepsOf(2) });
  });

  const VALUES = [[0], [""], [false], [null], [undefined], [[]], [new Error("a value")]];
  test.each(VALUES)("takes the value %j as a result", { checks: ["any-value"] }, async (value) => {
    const found = [
      await retry({ failures: 0, times: 3, value }),
      await retry({ failures: 1, times: 2, value }),
    ];
    expect(found).toEqual([
      { ended: { value }, steps: stepsOf(1) },
      { ended: { value }, steps: stepsOf(2) },
    ]);
  });

  const ERRORS = [
    ["first", "second"],
    [{ code: "BUSY" }, { code: "BUSY" }],
    [1, 0],
    ["busy", null],
  ];
  test.each(ERRORS)(
    "tries again after %j, and fails with %j",
    { checks: ["same-error"] },
    async (...reasons) => {
      const found = await retry({ failures: 9, times: 2, reasons });
      expect(found).toEqual({ ended: { failedWith: "the error of try 2" }, steps: stepsOf(2) });
    },
  );
});
