import type { CourseName, Split, Subject } from "../placement/cells.ts";
import { meanOf } from "../placement/measures.ts";
import type { Population } from "../placement/models/population.ts";
import { fitOnDevelopment } from "../placement/run-benchmark.ts";
import { pick, type Random, seededRandom } from "../simulation/random.ts";
import { drawGapCells, type Edges, type GapCell } from "./cells.ts";
import { type Reliability, reliabilityOf } from "./claims.ts";
import { type Case, drawCase } from "./draw-case.ts";
import type { Half } from "./halves.ts";
import type { Tracer } from "./tracer.ts";
import { TRACERS } from "./tracers.ts";

/** Numbers of probes after which the first suspect is compared with the true gaps. */
export const PROBES = [0, 1, 2, 4] as const;
export type Probes = (typeof PROBES)[number];

export type CellResult = {
  course: CourseName;
  kind: string;
  half: Half;
  edges: Edges;
  row: string;
  cases: number;
  /** Share of cases whose first suspect is a true root gap. */
  hits: Readonly<Record<Probes, number>>;
};

/** Whether the first suspect is a true root gap, by number of probes. */
export function runCase(subject: Subject, given: Case, tracer: Tracer): ReadonlyMap<number, boolean> {
  for (const { item, result } of given.answers) tracer.take(item, result);
  const hits = new Map<number, boolean>();
  const probed = new Set<string>();
  const random = seededRandom(`${subject.seed} probes`);
  for (let asked = 0; asked <= Math.max(...PROBES); asked += 1) {
    hits.set(asked, given.gaps.has(tracer.gap() ?? ""));
    askOne(subject, given, tracer, probed, random);
  }
  return hits;
}

export type Options = { split: Split; seed: number; learners: number };

export async function runBenchmark(
  { split, seed, learners }: Options,
  tell: (line: string) => void,
): Promise<{ results: CellResult[]; reliability: Reliability[] }> {
  const population = await fitOnDevelopment();
  const cells = await drawGapCells(split, seed, learners);
  const results = cells.flatMap((cell) => {
    tell(`${cell.course} × ${cell.kind}, ${cell.edges} edges`);
    return runCell(cell, population);
  });
  return { results, reliability: reliabilityOf(cells, tell) };
}

/** Mean share of hits over cells. */
export function averageOf(results: readonly CellResult[], probes: Probes): number {
  return meanOf(results.map(({ hits }) => hits[probes]));
}

function askOne(subject: Subject, { learner }: Case, tracer: Tracer, probed: Set<string>, random: Random) {
  const concept = tracer.probe(probed);
  if (concept === null) return;
  probed.add(concept);
  const items = subject.seen.items.filter((item) => item.concept === concept && item.kind !== "exercise");
  if (items.length === 0) return;
  const item = pick(random, items);
  tracer.take(item, learner.answer(item, 0));
}

function runCell(cell: GapCell, population: Population): CellResult[] {
  const cases = cell.subjects.flatMap((subject) => {
    const given = () => drawCase(subject, seededRandom(`${subject.seed} case`));
    return given() === null ? [] : [{ subject, given }];
  });
  return TRACERS.map(({ row, begin }) => {
    const hits = cases.flatMap(({ subject, given }) => {
      const fresh = given();
      if (fresh === null) return [];
      return [runCase(subject, fresh, begin({ seen: subject.seen, population, failed: fresh.failed }))];
    });
    const share = (probes: Probes) => meanOf(hits.map((each) => (each.get(probes) ? 1 : 0)));
    const all = { 0: share(0), 1: share(1), 2: share(2), 4: share(4) };
    const { course, kind, half, edges } = cell;
    return { course, kind, half, edges, row, cases: hits.length, hits: all };
  });
}
