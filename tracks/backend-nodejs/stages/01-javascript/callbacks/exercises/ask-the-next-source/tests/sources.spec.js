import { describe, expect, inside, randomInt, test } from "@aulo/runner/spec";

/**
 * Loads with sources that answer as listed, each at once or after a few milliseconds, and gives the steps and the calls of the callback. An
 * answer is { fails: "name of the error" } or { none, result }, where `none` is the first argument.
 */
const load = (sources, { atOnce = false, id = 7 } = {}) =>
  inside(
    async ({ loadFirst }, sources, atOnce, id) => {
      const steps = [];
      const calls = [];
      const errors = new Map();
      let returned = false;
      const errorOf = (name) => {
        if (!errors.has(name)) errors.set(name, new Error(name));
        return errors.get(name);
      };
      const functions = sources.map((answers, index) => (given, answer) => {
        steps.push(`source ${index + 1} asked for ${given}`);
        const reply = () => {
          steps.push(`source ${index + 1} answers`);
          for (const { fails, none, result } of answers) {
            if (fails !== undefined) answer(errorOf(fails));
            else answer(none, result);
          }
        };
        if (atOnce) reply();
        else setTimeout(reply, 3);
      });
      const say = (error) => {
        if (error === null || error === undefined) return error;
        const name = [...errors.keys()].find((key) => errors.get(key) === error);
        if (name !== undefined) return `the error “${name}”`;
        return error instanceof Error ? "another Error" : "not an Error";
      };
      let thrown = null;
      try {
        loadFirst(functions, id, (...values) => {
          const [error, result] = values;
          const isError = error !== null && error !== undefined;
          calls.push({
            error: say(error),
            ...(isError ? {} : { result }),
            ...(returned ? {} : { tooEarly: true }),
          });
        });
      } catch (error) {
        thrown = error.message;
      }
      returned = true;
      // Each round lasts longer than one answer, so every source and the end have had their turn.
      for (let round = 0; round < sources.length + 4; round += 1) {
        await new Promise((resolve) => setTimeout(resolve, 6));
      }
      return { calls, steps, ...(thrown === null ? {} : { thrown }) };
    },
    sources,
    atOnce,
    id,
  );

const works = (result) => [{ none: null, result }];
const fails = (name) => [{ fails: name }];
const asked = (count, id = 7) => {
  const list = Array.from({ length: count }, (_, index) => index + 1);
  return list.flatMap((number) => [`source ${number} asked for ${id}`, `source ${number} answers`]);
};

describe("loadFirst", () => {
  test("asks one source after the other, until one has a result", {
    checks: ["one-by-one", "id", "result", "once"],
  }, async () => {
    const id = randomInt(10, 99);
    const part = `part ${randomInt(1, 99)}`;
    const first = await load([works(part), works("other"), fails("c")], { id });
    expect(first).toEqual({ calls: [{ error: null, result: part }], steps: asked(1, id) });
    const third = await load([fails("a"), fails("b"), works(part), works("other")], { id });
    expect(third).toEqual({
      calls: [{ error: null, result: part }],
      steps: asked(3, id),
    });
  });

  const VALUES = [[0], [""], [false], [null], [undefined], [NaN]];
  test.each(VALUES)("takes %j as a result", { checks: ["any-value"] }, async (value) => {
    const { calls } = await load([fails("a"), works(value), works("other")]);
    expect(calls).toEqual([{ error: null, result: value }]);
  });

  test("takes undefined for no error", { checks: ["no-error"] }, async () => {
    const { calls, steps } = await load([[{ none: undefined, result: "part" }], works("other")]);
    expect({ calls, steps }).toEqual({ calls: [{ error: null, result: "part" }], steps: asked(1) });
    const second = await load([fails("a"), [{ none: undefined, result: "part" }]]);
    expect(second.calls).toEqual([{ error: null, result: "part" }]);
  });

  test.each([[1], [2], [3]])(
    "gives the last error when all %d sources fail",
    { checks: ["last-error", "once"] },
    async (count) => {
      const names = ["no stock", "too slow", "closed"].slice(0, count);
      const { calls } = await load(names.map(fails));
      expect(calls).toEqual([{ error: `the error “${names.at(-1)}”` }]);
    },
  );

  test("gives an error without sources", { checks: ["none", "once"] }, async () => {
    const { calls, thrown } = await load([]);
    const errors = calls.map(({ error }) => error);
    expect({ errors, thrown }).toEqual({ errors: ["another Error"], thrown: undefined });
  });

  test("answers once when a source answers twice with a result", {
    checks: ["once", "first-answer"],
  }, async () => {
    const twice = [...works("first"), ...works("second")];
    expect((await load([twice])).calls).toEqual([{ error: null, result: "first" }]);
    const mixed = [...works("first"), ...fails("late")];
    const { calls, steps } = await load([mixed, works("other")]);
    expect({ calls, steps }).toEqual({ calls: [{ error: null, result: "first" }], steps: asked(1) });
  });

  test("asks no source twice when one fails twice", { checks: ["first-answer", "once"] }, async () => {
    const twice = [...fails("a"), ...fails("b")];
    const { calls, steps } = await load([twice, works("part"), works("other")]);
    const times = steps.filter((step) => step.includes("asked")).length;
    expect({ calls, times }).toEqual({ calls: [{ error: null, result: "part" }], times: 2 });
  });

  test("ignores a result after a failure", { checks: ["first-answer"] }, async () => {
    const late = [...fails("a"), ...works("late")];
    expect((await load([late, works("part")])).calls).toEqual([{ error: null, result: "part" }]);
    expect((await load([late])).calls).toEqual([{ error: "the error “a”" }]);
  });

  test("answers later, also when a source answers at once", { checks: ["later"] }, async () => {
    const found = await load([works("part")], { atOnce: true });
    expect(found.calls).toEqual([{ error: null, result: "part" }]);
    const second = await load([fails("a"), works("part")], { atOnce: true });
    expect(second.calls).toEqual([{ error: null, result: "part" }]);
    const failed = await load([fails("a"), fails("b")], { atOnce: true });
    expect(failed.calls).toEqual([{ error: "the error “b”" }]);
  });

  test("answers later without sources", { checks: ["later", "none"] }, async () => {
    const { calls } = await load([]);
    expect(calls).toEqual([{ error: "another Error" }]);
  });
});
