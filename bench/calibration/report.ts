import { type BeliefTest, type Calibration, toCalibration } from "@aulo/engine";
import type { Setting } from "../path/setting.ts";
import { LEARNER_KINDS } from "../simulation/learners.ts";
import { testsOfLearner } from "./simulate.ts";

export type Row = { name: string; calibration: Calibration };

export type CalibrationReport = {
  machine: string;
  seed: number;
  command: string;
  date: string;
  engineVersion: number;
  /** Number of learners per kind and course. */
  learners: number;
  /** Number of steps after the placement. */
  steps: number;
  courses: readonly string[];
  /** One row per kind of learner, and all learners last. */
  rows: readonly Row[];
};

type Running = { settings: readonly Setting[]; learners: number; steps: number; seed: number };

/** Simulates every kind of learner on every course. */
export function toRows({ settings, learners, steps, seed }: Running): Row[] {
  const pooled: BeliefTest[] = [];
  const rows = LEARNER_KINDS.map((kind): Row => {
    const tests = settings.flatMap((setting) =>
      Array.from({ length: learners }, (_, learner) =>
        testsOfLearner({ kind, setting, learner, seed, steps }),
      ).flat(),
    );
    pooled.push(...tests);
    return { name: kind, calibration: toCalibration(tests) };
  });
  return [...rows, { name: "all", calibration: toCalibration(pooled) }];
}
