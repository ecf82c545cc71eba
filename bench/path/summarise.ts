import type { LearnerKind } from "../simulation/learners.ts";
import { gainOf, type Interval, intervalOf, meanOf } from "./paired.ts";
import type { Outcome } from "./run-course.ts";

/** Outcomes of one policy by kind of learner. Learners have the same order for every policy. */
export type Outcomes = ReadonlyMap<LearnerKind, readonly Outcome[]>;

export type Row = {
  policy: string;
  /** Share of the goal's concepts that are known 14 days after the end, 0-1. */
  knowledge: Interval;
  knowledgeByKind: Record<string, Interval>;
  /** Gain over the gated syllabus, in percent of its knowledge. */
  gain: Interval;
  gainByKind: Record<string, Interval>;
  /** Shares, 0-1. */
  unreadyLessons: number;
  unseenLessons: number;
  firstLessonSuccess: number;
  knownTime: number;
  reviewsPerDay: number;
  minutes: number;
};

/** One policy's row. Gains are relative to the policy `base`. */
export function toRow(policy: string, outcomes: Outcomes, base: Outcomes): Row {
  const each = all(outcomes);
  const byKind = (of: (kind: LearnerKind, list: readonly Outcome[]) => Interval) =>
    Object.fromEntries([...outcomes].map(([kind, list]) => [kind, of(kind, list)]));
  return {
    policy,
    knowledge: intervalOf(knowledgeOf(each)),
    knowledgeByKind: byKind((_, list) => intervalOf(knowledgeOf(list))),
    gain: gainOf(knowledgeOf(each), knowledgeOf(all(base))),
    gainByKind: byKind((kind, list) => gainOf(knowledgeOf(list), knowledgeOf(base.get(kind) ?? []))),
    unreadyLessons: share(
      sumOf(each, (outcome) => outcome.unreadyLessons),
      sumOf(each, ({ lessons }) => lessons),
    ),
    unseenLessons: share(
      sumOf(each, (outcome) => outcome.unseenLessons),
      sumOf(each, ({ lessons }) => lessons),
    ),
    firstLessonSuccess: share(
      sumOf(each, (outcome) => outcome.firstChecksPassed),
      sumOf(each, ({ firstChecks }) => firstChecks),
    ),
    knownTime: share(
      sumOf(each, (outcome) => outcome.knownMinutes),
      sumOf(each, ({ minutes }) => minutes),
    ),
    reviewsPerDay: meanOf(each.map((outcome) => outcome.reviewsPerDay)),
    minutes: meanOf(each.map(({ minutes }) => minutes)),
  };
}

function all(outcomes: Outcomes): readonly Outcome[] {
  return [...outcomes.values()].flat();
}

function knowledgeOf(outcomes: readonly Outcome[]): number[] {
  return outcomes.map(({ knowledge }) => knowledge);
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

function sumOf(outcomes: readonly Outcome[], of: (outcome: Outcome) => number): number {
  return outcomes.reduce((sum, outcome) => sum + of(outcome), 0);
}
