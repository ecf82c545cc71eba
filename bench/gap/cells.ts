import { type Cell, drawCells, type Split, type Subject } from "../placement/cells.ts";
import type { Course } from "../simulation/course.ts";
import { drawLearner } from "../simulation/learners.ts";
import { HALVES, type Half } from "./halves.ts";

/** Edges of the course as a row sees it: as they are, or with a tenth missing and as many wrong ones added. */
export const EDGES = ["true", "wrong"] as const;
export type Edges = (typeof EDGES)[number];

export type GapCell = Cell & { half: Half; edges: Edges };

/** The courses of the placement benchmark, with the kinds of learners of both halves, each with both sorts of edges. */
export async function drawGapCells(split: Split, seed: number, learners: number): Promise<GapCell[]> {
  const drawn = await drawCells(split, seed, learners);
  const courses = drawn.filter(({ kind }) => kind === drawn[0]?.kind);
  const trueCourses = new Map<Course, Course>();
  const seenWith = (edges: Edges, { truth, seen }: Subject): Course => {
    if (edges === "wrong") return seen;
    const course = trueCourses.get(seen) ?? { ...seen, concepts: truth.concepts };
    trueCourses.set(seen, course);
    return course;
  };
  return courses.flatMap(({ course, subjects }) =>
    HALVES.flatMap(({ half, kinds }) =>
      kinds.flatMap((kind) =>
        EDGES.map(
          (edges): GapCell => ({
            course,
            kind,
            half,
            edges,
            subjects: subjects.map((subject) => ({
              ...subject,
              seen: seenWith(edges, subject),
              begin: () => drawLearner(kind, subject.truth, subject.seed),
            })),
          }),
        ),
      ),
    ),
  );
}
