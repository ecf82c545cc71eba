import type { CourseMap } from "./course.ts";
import { beginner } from "./kinds/beginner.ts";
import { clusters } from "./kinds/clusters.ts";
import { compensatory } from "./kinds/compensatory.ts";
import { dina } from "./kinds/dina.ts";
import { fastForgetting } from "./kinds/fast-forgetting.ts";
import { forgetting } from "./kinds/forgetting.ts";
import { guessing } from "./kinds/guessing.ts";
import { islands } from "./kinds/islands.ts";
import { knockedOut } from "./kinds/knocked-out.ts";
import { projects } from "./kinds/projects.ts";
import { rasch } from "./kinds/rasch.ts";
import { rusty } from "./kinds/rusty.ts";
import { specialist } from "./kinds/specialist.ts";
import { strictPath } from "./kinds/strict-path.ts";
import { swissCheese } from "./kinds/swiss-cheese.ts";
import { timid } from "./kinds/timid.ts";
import { type SimulatedLearner, toLearner } from "./learner.ts";
import { seededRandom } from "./random.ts";

const KINDS = {
  "strict-path": strictPath,
  compensatory,
  forgetting,
  "knocked-out": knockedOut,
  islands,
  specialist,
  beginner,
  "fast-forgetting": fastForgetting,
  rasch,
  dina,
  clusters,
  projects,
  rusty,
  timid,
  "swiss-cheese": swissCheese,
  guessing,
};

export type LearnerKind = keyof typeof KINDS;

export const LEARNER_KINDS: readonly LearnerKind[] = [
  "strict-path",
  "compensatory",
  "forgetting",
  "knocked-out",
  "islands",
  "specialist",
];

/** Kinds that the first figures of the engine were not tuned on: with holes that follow no edge, or another manner of answering. */
export const LATER_KINDS: readonly LearnerKind[] = ["rusty", "timid", "swiss-cheese", "guessing"];

/** Kinds for whole courses: new, with gaps, with a general level, forgetful, self-taught, and from another trade. */
export const COURSE_KINDS: readonly LearnerKind[] = [
  "beginner",
  "knocked-out",
  "compensatory",
  "fast-forgetting",
  "islands",
  "specialist",
];

/** Draws a learner of the TRUE course. The same kind, course and seed give the same learner. */
export function drawLearner(kind: LearnerKind, course: CourseMap, seed: string): SimulatedLearner {
  const name = `${kind} ${seed}`;
  return toLearner(course, name, KINDS[kind](course, seededRandom(`${name} brings`)));
}
