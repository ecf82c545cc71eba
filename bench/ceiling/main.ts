// Compares the engine with the best possible inference from the same answers: `npm run bench:ceiling -- --help`.

import { parseArgs } from "node:util";
import { ENGINE_VERSION } from "@aulo/engine";
import { PROBES } from "../gap/run-gap.ts";
import { describeMachine } from "../machine.ts";
import { type Cell, COURSES, drawCells } from "../placement/cells.ts";
import { accuracyOf, type Forecast, logLossOf, meanOf } from "../placement/measures.ts";
import { QUESTIONS_AT_MOST } from "../placement/models/model.ts";
import type { Population } from "../placement/models/population.ts";
import { fitOnDevelopment } from "../placement/run-benchmark.ts";
import { commandOf, publish } from "../publish.ts";
import type { CourseMap } from "../simulation/course.ts";
import { Cloud } from "./cloud.ts";
import { type Placed, placeOne } from "./place.ts";
import { SEARCHERS, type Searcher, traceOne } from "./trace.ts";

const USAGE = `npm run bench:ceiling -- [options]

  --course NAME     ${COURSES.join(", ")} (default shallow-60)
  --seed N          seed of the courses, the wrong edges and the learners (default 1)
  --learners N      learners of each kind (default 48)
  --members N       members of the cloud of each kind (default 20000)
  --json            the report as JSON
  --write           writes RESULTS.md and results.json beside the benchmark`;

const { values } = parseArgs({
  options: {
    course: { type: "string", default: "shallow-60" },
    seed: { type: "string", default: "1" },
    learners: { type: "string", default: "48" },
    members: { type: "string", default: "20000" },
    json: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

const clouds = new Map<CourseMap, Cloud>();

function cloudOf(truth: CourseMap): Cloud {
  const cloud = clouds.get(truth) ?? new Cloud(truth, Number(values.members));
  clouds.set(truth, cloud);
  return cloud;
}

function scoreOf(forecasts: readonly Forecast[]) {
  return {
    accuracy: accuracyOf(forecasts),
    logLoss: logLossOf(forecasts),
  };
}

function measure({ kind, subjects }: Cell, population: Population) {
  console.error(kind);
  const placed = subjects.map((subject): Placed => placeOne(subject, population, cloudOf(subject.truth)));
  const traced = subjects
    .map((subject) => traceOne(subject, population, cloudOf))
    .filter((each) => each !== null);
  const hits = (searcher: Searcher) =>
    PROBES.map((probes) => meanOf(traced.map((each) => (each[searcher].get(probes) ? 1 : 0))));
  return {
    kind,
    ours: scoreOf(placed.flatMap((each) => each.ours)),
    best: scoreOf(placed.flatMap((each) => each.best)),
    members: Math.round(meanOf(placed.map(({ members }) => members))),
    cases: traced.length,
    hits: SEARCHERS.map(hits),
  };
}

type Row = ReturnType<typeof measure>;
type Report = { command: string; date: string; machine: string; rows: readonly Row[] };

function score({ accuracy, logLoss }: Row["ours"]): string {
  return `${accuracy.toFixed(3)} / ${logLoss.toFixed(3)}`;
}
function hits(shares: readonly number[]): string {
  return shares.map((share) => share.toFixed(2)).join(" / ");
}

function toPage({ command, date, machine, rows }: Report): string {
  const mean = (of: (row: Row) => Row["ours"]) => ({
    accuracy: meanOf(rows.map((row) => of(row).accuracy)),
    logLoss: meanOf(rows.map((row) => of(row).logLoss)),
  });
  const meanHits = (searcher: number) =>
    PROBES.map((_, index) => meanOf(rows.map((row) => row.hits[searcher]?.[index] ?? 0)));
  return `# The engine against the best possible inference

\`${command}\` · ${date} · engine version ${ENGINE_VERSION} · ${machine}

The learners of [the placement benchmark](../placement/RESULTS.md) and the failures of [the gap benchmark](../gap/RESULTS.md), course ${values.course}, report split. The
engine is compared with Bayes' rule from the same answers. Bayes' rule is computed over ${values.members} learners of each kind, drawn by the benchmark's own code on the true course (\`cloud.ts\`). So it knows the true edges and
the distribution of learners, as no model can. *Members* is the effective number of these learners. Below some hundreds, Bayes' rule could do a little better with more learners, mostly in its
log loss, because a few learners that are left over by chance make it too sure.

## Placement, up to ${QUESTIONS_AT_MOST} of the engine's own questions (accuracy / log loss)

| kind | ours | Bayes' rule with the true edges | members |
| --- | ---: | ---: | ---: |
${rows.map((row) => `| ${row.kind} | ${score(row.ours)} | ${score(row.best)} | ${row.members} |`).join("\n")}
| **mean** | ${score(mean((row) => row.ours))} | ${score(mean((row) => row.best))} | |

## The gap behind a failure (hit at rank 1 after ${PROBES.join(" / ")} probes)

Bayes' rule has three variants. The first takes the course as written, with its wrong edges, for the truth. The second knows the true edges, but suspects only prerequisites of the failed concept in
the course as written, as the engine does. The third knows the true edges and suspects the true prerequisites.

| kind | cases | ours | Bayes' rule with written edges | true edges, written suspects | true edges and suspects |
| --- | ---: | ---: | ---: | ---: | ---: |
${rows.map((row) => `| ${row.kind} | ${row.cases} | ${row.hits.map(hits).join(" | ")} |`).join("\n")}
| **mean** | | ${SEARCHERS.map((_, searcher) => hits(meanHits(searcher))).join(" | ")} |
`;
}

if (values.help) {
  console.log(USAGE);
} else {
  const population = await fitOnDevelopment();
  const cells = await drawCells("report", Number(values.seed), Number(values.learners));
  const rows = cells
    .filter(({ course }) => course === values.course)
    .map((cell) => measure(cell, population));
  const report = {
    command: commandOf("bench:ceiling"),
    date: new Date().toISOString().slice(0, 10),
    machine: describeMachine(),
    engineVersion: ENGINE_VERSION,
    rows,
  };
  publish(import.meta.url, { report, page: toPage(report), json: values.json, write: values.write });
}
