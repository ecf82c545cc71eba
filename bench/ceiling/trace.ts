import { drawCase } from "../gap/draw-case.ts";
import { oursTracer } from "../gap/engine-tracer.ts";
import { PROBES, type Probes, runCase } from "../gap/run-gap.ts";
import type { Tracer } from "../gap/tracer.ts";
import type { Subject } from "../placement/cells.ts";
import type { Population } from "../placement/models/population.ts";
import { type CourseMap, mapCourse, reachFrom } from "../simulation/course.ts";
import { seededRandom } from "../simulation/random.ts";
import type { Answer, Cloud } from "./cloud.ts";

const maps = new WeakMap<Subject["seen"], CourseMap>();

/**
 * Searchers, in this order: the engine; Bayes' rule with the edges as written; Bayes' rule with the true edges, and the written prerequisites of
 * the failed concept as suspects; Bayes' rule with the true edges, and the true prerequisites as suspects.
 */
export const SEARCHERS = ["ours", "by-map", "below-by-map", "told-all"] as const;
export type Searcher = (typeof SEARCHERS)[number];

export type Traced = Readonly<Record<Searcher, ReadonlyMap<Probes, boolean>>>;

/** One failure of the gap benchmark, traced by every searcher. Null for a learner without a failure that a deeper gap explains. */
export function traceOne(
  subject: Subject,
  population: Population,
  cloudOf: (course: CourseMap) => Cloud,
): Traced | null {
  const run = (searcher: Searcher): ReadonlyMap<Probes, boolean> | null => {
    const given = drawCase(subject, seededRandom(`${subject.seed} case`));
    if (given === null) return null;
    const all = runCase(subject, given, tracerOf(searcher, subject, population, given.failed, cloudOf));
    return new Map(PROBES.map((probes) => [probes, all.get(probes) ?? false]));
  };
  const ours = run("ours");
  const byMap = run("by-map");
  const below = run("below-by-map");
  const told = run("told-all");
  if (ours === null || byMap === null || below === null || told === null) return null;
  return { ours, "by-map": byMap, "below-by-map": below, "told-all": told };
}

function tracerOf(
  searcher: Searcher,
  { seen, truth }: Subject,
  population: Population,
  failed: string,
  cloudOf: (course: CourseMap) => Cloud,
): Tracer {
  const map = mapOf(seen);
  switch (searcher) {
    case "ours":
      return oursTracer({ seen, population, failed });
    case "by-map":
      return cloudTracer(cloudOf(map), [...reachFrom(failed, map.requires)]);
    case "below-by-map":
      return cloudTracer(cloudOf(truth), [...reachFrom(failed, map.requires)]);
    case "told-all":
      return cloudTracer(cloudOf(truth), [...reachFrom(failed, truth.requires)]);
  }
}

/** Map of the course as written, cached by course. */
function mapOf(seen: Subject["seen"]): CourseMap {
  const map = maps.get(seen) ?? mapCourse(seen);
  maps.set(seen, map);
  return map;
}

/** Names and probes the suspect that is a root gap with the highest weight in the cloud. */
function cloudTracer(cloud: Cloud, suspects: readonly string[]): Tracer {
  const answers: Answer[] = [];
  let order: readonly string[] | null = null;
  const ranked = (): readonly string[] => {
    order ??= [...cloud.gapChances(answers, suspects)]
      .sort(([, a], [, b]) => b - a)
      .map(([concept]) => concept);
    return order;
  };
  return {
    take: (item, result) => {
      order = null;
      answers.push({ item, result });
    },
    gap: () => ranked()[0] ?? null,
    probe: (probed) => ranked().find((concept) => !probed.has(concept)) ?? null,
  };
}
