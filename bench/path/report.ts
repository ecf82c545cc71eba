import { COURSE_KINDS } from "../simulation/learners.ts";
import { BASE, OURS, POLICIES } from "./policies/policies.ts";
import { type Outcome, runCourse } from "./run-course.ts";
import { nominalMinutes, type Setting } from "./setting.ts";
import { type Outcomes, type Row, toRow } from "./summarise.ts";

/** Time for the whole course, as a share of one pass through it. */
export type Budget = { name: string; share: number };

export const BUDGETS: readonly Budget[] = [
  { name: "tight", share: 0.6 },
  { name: "ample", share: 1 },
];

export type Table = { budget: Budget; rows: readonly Row[] };

export type Bar = { budget: string; what: string; bar: string; reached: string; kept: boolean };

export type PathReport = {
  machine: string;
  seed: number;
  split: string;
  command: string;
  date: string;
  engineVersion: number;
  /** Number of learners per kind, over all courses. */
  learnersPerKind: number;
  courses: readonly { name: string; concepts: number; nominalMinutes: number }[];
  tables: readonly Table[];
  bars: readonly Bar[];
};

type Running = { settings: readonly Setting[]; learners: number; seed: string };

/** Runs all policies over the same learners, courses and time. */
export function toTable(running: Running, budget: Budget): Table {
  const outcomes = POLICIES.map((policy) => ({ policy, by: runPolicy(running, budget.share, policy) }));
  const base = outcomes.find(({ policy }) => policy === BASE)?.by ?? new Map();
  return { budget, rows: outcomes.map(({ policy, by }) => toRow(policy.name, by, base)) };
}

const LEAST_GAIN = 8;
const MOST_UNREADY = 0.05;
const LEAST_FIRST_SUCCESS = 0.84;

/** Bars for the engine's path, judged for each budget. */
export function judgeBars(tables: readonly Table[]): Bar[] {
  return tables.flatMap(({ budget, rows }) => {
    const ours = rows.find(({ policy }) => policy === OURS.name);
    if (ours === undefined) return [];
    const worst = Object.entries(ours.gainByKind).toSorted(([, a], [, b]) => a.low - b.low)[0];
    const lowest = worst?.[1].low ?? 0;
    return [
      {
        budget: budget.name,
        what: "knowledge above the gated syllabus, mean",
        bar: `≥ ${LEAST_GAIN} %`,
        reached: `${ours.gain.mean.toFixed(1)} %`,
        kept: ours.gain.mean >= LEAST_GAIN,
      },
      {
        budget: budget.name,
        what: "lower end of that in the worst kind",
        bar: "> 0 %",
        reached: `${lowest.toFixed(1)} % (${worst?.[0] ?? "–"})`,
        kept: lowest > 0,
      },
      {
        budget: budget.name,
        what: "lessons taught to unready learners",
        bar: `< ${percent(MOST_UNREADY)}`,
        reached: percent(ours.unreadyLessons),
        kept: ours.unreadyLessons < MOST_UNREADY,
      },
      {
        budget: budget.name,
        what: "first checks passed",
        bar: `≥ ${percent(LEAST_FIRST_SUCCESS)}`,
        reached: percent(ours.firstLessonSuccess),
        kept: ours.firstLessonSuccess >= LEAST_FIRST_SUCCESS,
      },
    ];
  });
}

function runPolicy(
  { settings, learners, seed }: Running,
  share: number,
  policy: (typeof POLICIES)[number],
): Outcomes {
  return new Map(
    COURSE_KINDS.map((kind) => {
      const outcomes = settings.flatMap((setting): Outcome[] => {
        const budgetMinutes = share * nominalMinutes(setting.seen);
        return Array.from({ length: learners }, (_, index) =>
          runCourse({ setting, kind, learner: `${seed} ${setting.name} ${index}`, budgetMinutes }, policy),
        );
      });
      return [kind, outcomes];
    }),
  );
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
