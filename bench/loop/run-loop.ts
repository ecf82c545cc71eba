import { wholeGoalOf } from "@aulo/engine";
import type { Course } from "../simulation/course.ts";
import { drawCourse } from "../simulation/graphs.ts";
import { loadTrackCourse } from "../simulation/track-course.ts";
import type { Engine } from "./engine.ts";
import { drawNever, drawOdd, ODD_KINDS, type OddKind, type OddLearner } from "./learners.ts";
import { type Figures, figuresOf, independentMet } from "./measures.ts";
import { type Trail, walk } from "./walk.ts";

export type Options = { seed: number; learners: number; minutesADay: number; kinds: readonly RowKind[] };

/** `never`: a learner for each concept of the course, who never gets that one. Only on the project's own track. */
export const ROW_KINDS = [...ODD_KINDS, "never"] as const;
export type RowKind = OddKind | "never";

/** Probes on the paths: their number, the mean claimed chance that they find the gap, and the share of those that did. */
export type Probes = { probes: number; claimed: number; found: number };

/** All paths of one kind of learner on one course under one engine. */
export type CellResult = {
  engineVersion: number;
  course: string;
  kind: RowKind;
  paths: number;
  mean: Pick<Figures, "steps" | "items" | "lessons" | "knownLessons"> & { reached: number };
  most: Omit<Figures, "reached">;
  /** Least share of the concepts independent of the one never learnt that were taught or shown; null for the other kinds. */
  leastMet: number | null;
  probes: Probes;
};

/** The project's own track and two drawn courses. */
export async function loadCourses(seed: number): Promise<Course[]> {
  const drawn = [drawCourse("shallow", 120, `loop ${seed}`), drawCourse("deep", 120, `loop ${seed}`)];
  return [await loadTrackCourse(), ...drawn];
}

/** Every cell under every engine. The same learners walk under each. */
export async function runBenchmark(
  engines: readonly Engine[],
  options: Options,
  tell: (line: string) => void,
): Promise<CellResult[]> {
  const courses = await loadCourses(options.seed);
  return engines.flatMap((engine) =>
    courses.flatMap((course) =>
      options.kinds
        .filter((kind) => kind !== "never" || course.name === "track")
        .map((kind) => {
          tell(`engine ${engine.version}, ${course.name} × ${kind}`);
          return runCell(engine, course, kind, options);
        }),
    ),
  );
}

type Path = { trail: Trail; figures: Figures; met: number | null };

function runCell(engine: Engine, course: Course, kind: RowKind, options: Options): CellResult {
  const run = (learner: OddLearner, never: string | null): Path => {
    const trail = walk({ engine, graph: course, learner, minutesADay: options.minutesADay });
    const met = never === null ? null : independentMet(course, trail, never);
    return { trail, figures: figuresOf(trail), met };
  };
  const paths =
    kind === "never"
      ? wholeGoalOf(course).concepts.map((id) => run(drawNever(course, id, `${options.seed}`), id))
      : Array.from({ length: options.learners }, (_, index) =>
          run(drawOdd(course, kind, `${options.seed} ${index}`), null),
        );
  return { engineVersion: engine.version, course: course.name, kind, ...summarise(paths) };
}

function summarise(paths: readonly Path[]): Omit<CellResult, "engineVersion" | "course" | "kind"> {
  const mean = (key: keyof Figures) => meanOf(paths.map(({ figures }) => Number(figures[key])));
  const most = (key: keyof Figures) => Math.max(...paths.map(({ figures }) => Number(figures[key])));
  const met = paths.flatMap((path) => (path.met === null ? [] : [path.met]));
  return {
    paths: paths.length,
    mean: {
      reached: mean("reached"),
      steps: mean("steps"),
      items: mean("items"),
      lessons: mean("lessons"),
      knownLessons: mean("knownLessons"),
    },
    most: {
      steps: most("steps"),
      items: most("items"),
      closedItems: most("closedItems"),
      lessons: most("lessons"),
      knownLessons: most("knownLessons"),
      worstConcept: most("worstConcept"),
      sameItem: most("sameItem"),
      sameLesson: most("sameLesson"),
      reviewsInRow: most("reviewsInRow"),
      reviewSteps: most("reviewSteps"),
      reviewMinutes: most("reviewMinutes"),
    },
    leastMet: met.length === 0 ? null : Math.min(...met),
    probes: probesOf(paths),
  };
}

function probesOf(paths: readonly Path[]): Probes {
  const claims = paths.flatMap(({ trail }) => trail.steps.flatMap(({ claim }) => claim ?? []));
  return {
    probes: claims.length,
    claimed: meanOf(claims.map(({ chance }) => chance)),
    found: meanOf(claims.map(({ isTrue }) => Number(isTrue))),
  };
}

/** 0 for an empty list. */
function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
