/**
 * What all policies have in common: courses, kinds of learners, and time.
 *
 * A policy sees each course as its author wrote it down: a tenth of the true requirements is missing, and as many are there that are not true.
 */
import type { Graph, ItemNode } from "@aulo/engine";
import type { Course as TrueCourse } from "../simulation/course.ts";
import { drawCourse, type Family } from "../simulation/graphs.ts";
import { seededRandom } from "../simulation/random.ts";
import { loadTrackCourse } from "../simulation/track-course.ts";
import { withWrongEdges } from "../simulation/wrong-edges.ts";

/** The same seeds drawn anew: numbers are tuned on one split and reported on the other. */
export type Split = "development" | "report";

export type Setting = {
  name: string;
  truth: TrueCourse;
  /** What the policies see. */
  seen: Graph;
};

const FAMILIES: readonly Family[] = ["shallow", "deep", "wide"];
const SIZE = 60;

/** The drawn courses and the project's own track. */
export async function loadSettings(split: Split, seed: number, exercises: boolean): Promise<Setting[]> {
  const drawn = FAMILIES.map((family) => drawCourse(family, SIZE, `${split} ${seed}`));
  const courses = [...drawn, await loadTrackCourse()];
  return courses.map((course) => {
    const truth = exercises ? course : withoutExercises(course);
    const seen = withWrongEdges(truth, seededRandom(`${split} ${seed} ${truth.name} edges`));
    return { name: truth.name, truth, seen };
  });
}

/** Minutes of one straight way through the course: every lesson, two closed items, and the exercise where there is one. */
export function nominalMinutes({ concepts, items }: Graph): number {
  const lessons = concepts.reduce((sum, { minutes }) => sum + minutes, 0);
  const withExercise = new Set(items.filter((item) => !isClosed(item)).map(({ concept }) => concept));
  return lessons + 2 * concepts.length + 8 * withExercise.size;
}

/** Without exercises the course has only items that take a minute. */
function withoutExercises(course: TrueCourse): TrueCourse {
  return {
    ...course,
    items: course.items.filter(isClosed),
  };
}

function isClosed({ kind }: ItemNode): boolean {
  return kind !== "exercise";
}
