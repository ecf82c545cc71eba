import { describe, expect, inside, randomInt, test } from "@aulo/runner/spec";

/** Retries work that fails `failures` times, and gives the end of it with each step on the way. */
const retry = (failures, times, value = "done") =>
  inside(
    async ({ retry }, failures, times, value) => {
      const steps = [];
      const errors = [];
      const later = () => new Promise((resolve) => setTimeout(resolve, 2));
      const work = async (n) => {
        steps.push(`try ${n}`);
        await later();
        if (n > failures) return value;
        errors.push(new Error(`busy at try ${n}`));
        throw errors.at(-1);
      };
      const wait = async (n) => {
        steps.push(`wait ${n}`);
        await later();
        steps.push(`waited ${n}`);
      };
      const end = {};
      try {
        end.value = await retry(work, times, wait);
      } catch (error) {
        end.failed = error === errors.at(-1) ? error.message : `another error: ${error}`;
      }
      await later();
      return { ...end, steps };
    },
    failures,
    times,
    value,
  );

const stepsOf = (tries) =>
  Array.from({ length: tries }, (_, index) => {
    const failed = index > 0 ? [`wait ${index}`, `waited ${index}`] : [];
    return [...failed, `try ${index + 1}`];
  }).flat();

describe("retry", () => {
  test("gives the result of a first try that works, and tries no more", async () => {
    const value = `result ${randomInt(1, 999)}`;
    expect(await retry(0, randomInt(2, 5), value)).toEqual({ value, steps: ["try 1"] });
  });

  test("tries again after a failure", async () => {
    const value = `result ${randomInt(1, 999)}`;
    const failures = randomInt(1, 3);
    const { value: given, steps } = await retry(failures, failures + 2, value);
    const tries = steps.filter((step) => step.startsWith("try"));
    expect({ given, tries: tries.length }).toEqual({ given: value, tries: failures + 1 });
  });

  test("fails with the last error when every try has failed", async () => {
    const times = randomInt(2, 4);
    const { failed, value } = await retry(9, times);
    expect({ failed, value }).toEqual({ failed: `busy at try ${times}`, value: undefined });
  });

  test("waits between two tries, and not after the last", async () => {
    const times = randomInt(2, 4);
    expect((await retry(9, times)).steps).toStrictEqual(stepsOf(times));
  });

  test("uses the last try if it has to", async () => {
    const times = randomInt(2, 4);
    expect(await retry(times - 1, times)).toEqual({ value: "done", steps: stepsOf(times) });
  });

  test("neither tries again nor waits when only one try is allowed", async () => {
    expect(await retry(9, 1)).toEqual({ failed: "busy at try 1", steps: ["try 1"] });
  });
});
