import { join } from "node:path";
import { createRunner } from "@aulo/runner";
import { expect, test } from "vitest";
import { describeContained } from "../../packages/runner/src/testing/runner.ts";
import { pickAnswers } from "./answers.ts";
import { judgeUnderLoad } from "./judge-under-load.ts";

const TRACK = join(import.meta.dirname, "..", "..", "tracks", "backend-nodejs");
const ANSWERS = 20;
const LOAD = { busyProcesses: 6, concurrency: 2, tier: "auto" } as const;
const LOAD_MS = 900_000;

const runner = await createRunner({ pool: null });
await runner.close();

describeContained(runner, "answers of every kind of exercise, under load", () => {
  test(
    "get no wrong verdict, and most are judged",
    async () => {
      const judged = await judgeUnderLoad(await pickAnswers(TRACK, ANSWERS, 1), LOAD);
      const told = judged.map(({ answer, outcome, verdict }) => [verdict, outcome.kind, answer.name]);
      expect(told.filter(([verdict]) => verdict === "wrong")).toEqual([]);
      expect(told.filter(([verdict]) => verdict === null).length).toBeLessThanOrEqual(1);
    },
    LOAD_MS,
  );
});
