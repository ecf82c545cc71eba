import type { Exercise } from "../exercise.ts";

const WRONG = "export const sorted = (list) => list.sort((a, b) => a - b);";

/** Checks inside the learner's process. A wrong answer changes the list that it received. */
export const UNSORTED: Exercise = {
  kind: "function",
  name: "sorted copy",
  entry: "main.js",
  spec: `
    test("gives a sorted copy", async () => {
      const list = Array.from({ length: 12 }, () => randomInt(1, 500));
      const seen = await inside((solution, given) => { const gives = solution.sorted(given); return { gives, given, isSame: gives === given }; }, list);
      expect(seen).toEqual({ gives: list.toSorted((a, b) => a - b), given: list, isSame: false });
    });`,
  right: "export const sorted = (list) => list.toSorted((a, b) => a - b);",
  wrong: WRONG,
  cheats: {
    "replaces the scenario as it is loaded": `
      import { registerHooks } from "node:module";
      registerHooks({ load: (url, context, next) => /check-\\d+\\.mjs/.test(url)
        ? { format: "module", shortCircuit: true, source: "export const scenario = (solution, given) => ({ gives: [...given].sort((a, b) => a - b), given, isSame: false });" }
        : next(url, context) });
      ${WRONG}`,
    "replaces the scenario as it is written": `
      import fs from "node:fs"; import { syncBuiltinESMExports } from "node:module";
      const { writeFileSync } = fs;
      fs.writeFileSync = (path, text, ...rest) => writeFileSync(path, /check-/.test(path) ? "export const scenario = (solution, given) => ({ gives: [...given].sort((a, b) => a - b), given, isSame: false });" : text, ...rest);
      syncBuiltinESMExports(); ${WRONG}`,
    "shows the old list to whoever goes through it": `
      const before = new WeakMap(); const { [Symbol.iterator]: through, entries } = Array.prototype;
      Array.prototype[Symbol.iterator] = function () { return through.call(before.get(this) ?? this); };
      export const sorted = (list) => { const old = [...list]; const copy = [...list].sort((a, b) => a - b); list.sort((a, b) => a - b); before.set(list, old); return copy; };`,
    "shows the old list to what writes it down": `
      const before = new WeakMap();
      Object.defineProperty(Array.prototype, "toJSON", { configurable: false, value() { return before.get(this) ?? this; } });
      export const sorted = (list) => { const old = [...list]; const copy = [...list].sort((a, b) => a - b); list.sort((a, b) => a - b); before.set(list, old); return copy; };`,
    "gives its copy away by a getter":
      "export const sorted = (list) => { const copy = [...list]; list.sort((a, b) => a - b); Object.defineProperty(list, 'toJSON', { value: () => copy }); return list; };",
  },
  unusual: {
    "sorting by inserting":
      "export const sorted = (list) => { const made = []; for (const one of list) { const at = made.findIndex((other) => other > one); made.splice(at < 0 ? made.length : at, 0, one); } return made; };",
    "a list that is frozen":
      "export const sorted = (list) => Object.freeze([...list].sort((a, b) => a - b));",
    "a class of lists":
      "class Sorted extends Array { static of_(list) { return Sorted.from(list).sort((a, b) => a - b); } } export const sorted = (list) => Sorted.of_(list);",
    "typed numbers on the way": "export const sorted = (list) => Array.from(Float64Array.from(list).sort());",
    "sorting by halves":
      "export const sorted = (list) => { if (list.length < 2) return list.slice(); const [pivot, ...rest] = list; return [...sorted(rest.filter((one) => one < pivot)), pivot, ...sorted(rest.filter((one) => one >= pivot))]; };",
  },
};
