/**
 * The learners of the benchmark, in cells.
 *
 * 1. A cell is one course shape and one kind of learner.
 * 2. Its learners are spread over several courses of that shape, each with its own wrong edges. The project's track is one course with several sets of wrong edges.
 * 3. The two splits share no learners, no wrong edges and no course except the track.
 */
import { type Course, type CourseMap, mapCourse } from "../simulation/course.ts";
import { drawCourse } from "../simulation/graphs.ts";
import type { SimulatedLearner } from "../simulation/learner.ts";
import { drawLearner, LEARNER_KINDS, type LearnerKind } from "../simulation/learners.ts";
import { seededRandom } from "../simulation/random.ts";
import { loadTrackCourse } from "../simulation/track-course.ts";
import { withWrongEdges } from "../simulation/wrong-edges.ts";

export type Split = "development" | "report";

export const COURSES = ["shallow-60", "shallow-120", "shallow-250", "deep-120", "wide-120", "track"] as const;
export type CourseName = (typeof COURSES)[number];

/** The true course, and the course as its author wrote it. */
export type Pair = { truth: CourseMap; seen: Course };

export type Subject = Pair & { seed: string; begin: () => SimulatedLearner };

export type Cell = { course: CourseName; kind: LearnerKind; subjects: readonly Subject[] };

/** Number of courses of one shape, so that no result depends on a single random course. */
const COURSES_EACH = 4;

/** @param learners number of learners in each cell */
export async function drawCells(
  split: Split,
  seed: number,
  learners: number,
  kinds: readonly LearnerKind[] = LEARNER_KINDS,
): Promise<Cell[]> {
  const track = await loadTrackCourse();
  return COURSES.flatMap((course) => {
    const pairs = toPairs(course, track, `${split} ${seed}`);
    return kinds.map((kind) => ({
      course,
      kind,
      subjects: Array.from({ length: learners }, (_, index): Subject => {
        const pair = pairs[index % pairs.length];
        if (pair === undefined) throw new RangeError("A cell needs a course.");
        const own = `${split} ${seed} ${course} ${index}`;
        return { ...pair, seed: own, begin: () => drawLearner(kind, pair.truth, own) };
      }),
    }));
  });
}

function toPairs(name: CourseName, track: Course, seed: string): Pair[] {
  return Array.from({ length: COURSES_EACH }, (_, index) => {
    const own = `${seed} ${index}`;
    const truth = name === "track" ? track : draw(name, own);
    return { truth: mapCourse(truth), seen: withWrongEdges(truth, seededRandom(`edges ${name} ${own}`)) };
  });
}

function draw(name: Exclude<CourseName, "track">, seed: string): Course {
  switch (name) {
    case "shallow-60":
      return drawCourse("shallow", 60, seed);
    case "shallow-120":
      return drawCourse("shallow", 120, seed);
    case "shallow-250":
      return drawCourse("shallow", 250, seed);
    case "deep-120":
      return drawCourse("deep", 120, seed);
    case "wide-120":
      return drawCourse("wide", 120, seed);
  }
}
