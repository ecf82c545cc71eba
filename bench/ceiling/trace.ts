import { drawCase } from "../gap/draw-case.ts";
import { oursTracer } from "../gap/ours.ts";
import { PROBES, type Probes, runCase } from "../gap/run-gap.ts";
import type { Tracer } from "../gap/tracer.ts";
import type { Subject } from "../placement/cells.ts";
import type { Population } from "../placement/models/population.ts";
import { reachFrom } from "../simulation/course.ts";
import { seededRandom } from "../simulation/random.ts";
import type { Answer, Cloud } from "./cloud.ts";

/** Names the suspect that is a root gap in most of the cloud, by its weight, and probes it. */
const bestTracer = ({ truth }: Subject, failed: string, cloud: Cloud): Tracer => {
  const answers: Answer[] = [];
  const suspects = [...reachFrom(failed, truth.requires)];
  const ranked = () =>
    [...cloud.gapChances(answers, suspects)].sort(([, a], [, b]) => b - a).map(([concept]) => concept);
  return {
    take: (item, result) => answers.push({ item, result }),
    gap: () => ranked()[0] ?? null,
    probe: (probed) => ranked().find((concept) => !probed.has(concept)) ?? null,
  };
};

export type Traced = Readonly<Record<"ours" | "best", ReadonlyMap<Probes, boolean>>>;

/** One failure, as the gap benchmark draws it, traced by both; null for a learner to whom nothing fails because of a gap further down. */
export const traceOne = (subject: Subject, population: Population, cloud: Cloud): Traced | null => {
  const draw = () => drawCase(subject, seededRandom(`${subject.seed} case`));
  const [one, other] = [draw(), draw()];
  if (one === null || other === null) return null;
  const search = { seen: subject.seen, population, failed: one.failed };
  const hits = (all: ReadonlyMap<number, boolean>) =>
    new Map(PROBES.map((probes) => [probes, all.get(probes) ?? false]));
  return {
    ours: hits(runCase(subject, one, oursTracer(search))),
    best: hits(runCase(subject, other, bestTracer(subject, one.failed, cloud))),
  };
};
