import { describe, expect, inside, randomInt, test } from "@aulo/runner/spec";

/** Plays answers to one guard and gives what it said and how often it had called onLock by then. */
const play = (limit, answers) =>
  inside(
    ({ createGuard }, limit, answers) => {
      let calls = 0;
      const enter = createGuard(limit, () => {
        calls += 1;
      });
      const steps = [];
      for (const right of answers) steps.push({ said: enter(right), calls });
      return steps;
    },
    limit,
    answers,
  );

const wrongTimes = (times) => Array.from({ length: times }, () => false);
const said = (steps) => steps.map((step) => step.said);

describe("guard", () => {
  test("answers open for a right password", async () => {
    expect(said(await play(randomInt(2, 6), [true, true]))).toStrictEqual(["open", "open"]);
  });

  test("does not call onLock before it locks", async () => {
    const limit = randomInt(2, 6);
    const steps = await play(limit, [true, ...wrongTimes(limit - 1)]);
    expect(steps.map(({ calls }) => calls)).toEqual(steps.map(() => 0));
  });

  test("keeps two guards apart", async () => {
    const answers = await inside(({ createGuard }) => {
      const first = createGuard(2, () => {});
      const second = createGuard(2, () => {});
      return [first(false), second(false), first(true), second(true)];
    });
    expect(answers).toStrictEqual(["wrong", "wrong", "open", "open"]);
  });

  test("locks when the failures reach the limit", async () => {
    const limit = randomInt(1, 7);
    const expected = [...wrongTimes(limit - 1).map(() => "wrong"), "locked"];
    expect(said(await play(limit, wrongTimes(limit)))).toStrictEqual(expected);
  });

  test("stays locked, for a right password too", async () => {
    const limit = randomInt(1, 4);
    const steps = await play(limit, [...wrongTimes(limit), true, false, true]);
    expect(said(steps).slice(limit)).toStrictEqual(["locked", "locked", "locked"]);
  });

  test("forgets the failures after a right password", async () => {
    const limit = randomInt(2, 5);
    const steps = await play(limit, [...wrongTimes(limit - 1), true, ...wrongTimes(limit)]);
    expect(said(steps).slice(limit - 1)).toStrictEqual([
      "open",
      ...wrongTimes(limit - 1).map(() => "wrong"),
      "locked",
    ]);
  });

  test("calls onLock once, when it locks", async () => {
    const limit = randomInt(1, 4);
    const steps = await play(limit, [...wrongTimes(limit), false, true, false]);
    expect(steps.slice(limit - 1).map(({ calls }) => calls)).toStrictEqual([1, 1, 1, 1]);
  });
});
