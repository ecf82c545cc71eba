import { mapCourse } from "../simulation/course.ts";
import { drawLearner, type LearnerKind } from "../simulation/learners.ts";
import { DAY_MS, msAfter, SESSION_MINUTES } from "./clock.ts";
import { Course, type Policy } from "./course.ts";
import type { Setting } from "./setting.ts";

/** Days from the end of the course to the test of knowledge. */
const DELAY_DAYS = 14;

export type Outcome = {
  /** Share of the goal's concepts that are truly known 14 days after the end, 0-1. */
  knowledge: number;
  lessons: number;
  unreadyLessons: number;
  unseenLessons: number;
  firstChecks: number;
  firstChecksPassed: number;
  reviewsPerDay: number;
  minutes: number;
  knownMinutes: number;
};

export type CourseGiven = { setting: Setting; kind: LearnerKind; learner: string; budgetMinutes: number };

/** Runs one learner's whole course under one policy. The same seed gives every policy the same learner. */
export function runCourse({ setting, kind, learner, budgetMinutes }: CourseGiven, policy: Policy): Outcome {
  const { truth, seen } = setting;
  const simulated = drawLearner(kind, mapCourse(truth), learner);
  const course = new Course({
    graph: seen,
    trueRequires: new Map(truth.concepts.map(({ id, requires }) => [id, requires])),
    learner: simulated,
    budgetMinutes,
  });
  policy.walk(course);
  const testedAt = msAfter(budgetMinutes) + DELAY_DAYS * DAY_MS;
  const known = truth.concepts.filter(({ id }) => simulated.knows(id, testedAt));
  const { tally } = course;
  const firsts = [...tally.firstChecks.values()];
  return {
    knowledge: known.length / truth.concepts.length,
    lessons: tally.lessons,
    unreadyLessons: tally.unreadyLessons,
    unseenLessons: tally.unseenLessons,
    firstChecks: firsts.length,
    firstChecksPassed: firsts.filter((passed) => passed).length,
    reviewsPerDay: tally.reviews / (budgetMinutes / SESSION_MINUTES),
    minutes: tally.minutes,
    knownMinutes: tally.knownMinutes,
  };
}
