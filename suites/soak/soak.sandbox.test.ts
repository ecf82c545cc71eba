import { createRunner } from "@aulo/runner";
import { expect, test } from "vitest";
import { describeContained } from "../../packages/runner/src/testing/runner.ts";
import { HOSTILE_JOBS } from "./hostile-jobs.ts";
import { soak, stayed } from "./soak.ts";

const RUNS = 40;
const SOAK_MS = 600_000;

const runner = await createRunner({ pool: null });
await runner.close();

describeContained(runner, "hostile runs in a row", () => {
  test(
    "leave no process, file, mount, descriptor or memory behind, and none passes",
    async () => {
      expect(HOSTILE_JOBS.length).toBeLessThanOrEqual(RUNS);
      const soaked = await soak(RUNS, () => {});
      console.log(`${RUNS} hostile runs`, soaked.outcomes, soaked.before, soaked.after);
      expect(stayed(soaked)).toEqual([]);
      expect(soaked.unforeseen).toEqual([]);
    },
    SOAK_MS,
  );
});
