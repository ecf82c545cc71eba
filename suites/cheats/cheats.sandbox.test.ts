import { createRunner } from "@aulo/runner";
import { afterAll, describe, expect, test } from "vitest";
import { describeContained } from "../../packages/runner/src/testing/runner.ts";
import { EXERCISES } from "./all-exercises.ts";
import { type Judged, judgeAll, trials } from "./judge-all.ts";
import { sumLines } from "./report.ts";

const KIND_MS = 600_000;
const SEED = 1;

const runner = await createRunner({ pool: null });
await runner.close();

describe("the answers", () => {
  test("cover every kind of code, are numerous enough, and have unique names", () => {
    const all = trials();
    const kinds = [...new Set(EXERCISES.map(({ kind }) => kind))].sort();
    expect(kinds).toEqual(["function", "project", "script", "server", "sql", "tests"]);
    expect(all.filter(({ is }) => is === "cheat").length).toBeGreaterThanOrEqual(40);
    expect(all.filter(({ is }) => is === "unusual").length).toBeGreaterThanOrEqual(100);
    const names = all.map(({ exercise, is, name }) => `${exercise.kind}/${exercise.name}/${is}/${name}`);
    expect(new Set(names).size).toBe(all.length);
  });
});

describeContained(runner, "every answer gets the right verdict", () => {
  const judged: Judged[] = [];
  afterAll(() => console.log(sumLines(judged).join("\n")));

  test.each([...new Set(EXERCISES.map(({ kind }) => kind))])(
    "in the kind %s no cheat passes and no right answer fails",
    async (kind) => {
      const own = await judgeAll(
        trials().filter(({ exercise }) => exercise.kind === kind),
        SEED,
        "bubblewrap",
      );
      judged.push(...own);
      const wrong = own.filter(({ fault }) => fault !== null);
      expect(wrong.map(({ trial, fault }) => [trial.is, trial.name, fault])).toEqual([]);
    },
    KIND_MS,
  );
});
