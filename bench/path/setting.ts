/**
 * The courses, common to all policies.
 *
 * A policy sees each course as its author wrote it: a tenth of the true prerequisites is missing, and as many false ones are added.
 */
import type { Graph, ItemNode } from "@aulo/engine";
import type { Course as TrueCourse } from "../simulation/course.ts";
import { drawCourse, type Family } from "../simulation/graphs.ts";
import { seededRandom } from "../simulation/random.ts";
import { loadTrackCourse } from "../simulation/track-course.ts";
import { withWrongEdges } from "../simulation/wrong-edges.ts";

/** Two independent sets of courses and learners: parameters are tuned on one split, results are reported on the other. */
export type Split = "development" | "report";

export type Setting = {
  name: string;
  truth: TrueCourse;
  /** The course as the policies see it. */
  seen: Graph;
};

const FAMILIES: readonly Family[] = ["shallow", "deep", "wide"];
const SIZE = 60;

/** The random courses and the project's own track. */
export async function loadSettings(split: Split, seed: number, exercises: boolean): Promise<Setting[]> {
  const drawn = FAMILIES.map((family) => drawCourse(family, SIZE, `${split} ${seed}`));
  const courses = [...drawn, await loadTrackCourse()];
  return courses.map((course) => {
    const truth = exercises ? course : withoutExercises(course);
    const seen = withWrongEdges(truth, seededRandom(`${split} ${seed} ${truth.name} edges`));
    return { name: truth.name, truth, seen };
  });
}

/** Minutes of one pass through the course: for each concept its lesson, two closed items, and its exercise, if any. */
export function nominalMinutes({ concepts, items }: Graph): number {
  const lessons = concepts.reduce((sum, { minutes }) => sum + minutes, 0);
  const withExercise = new Set(items.filter((item) => !isClosed(item)).map(({ concept }) => concept));
  return lessons + 2 * concepts.length + 8 * withExercise.size;
}

/** The course with closed items only. */
function withoutExercises(course: TrueCourse): TrueCourse {
  return {
    ...course,
    items: course.items.filter(isClosed),
  };
}

function isClosed({ kind }: ItemNode): boolean {
  return kind !== "exercise";
}
