// How near the engine's placement comes to what could be known at all from the same answers: `npm run bench:ceiling -- --help`.

import { parseArgs } from "node:util";
import { ENGINE_VERSION } from "@aulo/engine";
import { describeMachine } from "../../machine.ts";
import { commandOf, publish } from "../../publish.ts";
import type { AskedItem, Result } from "../../simulation/answering.ts";
import type { CourseMap } from "../../simulation/course.ts";
import { seededRandom } from "../../simulation/random.ts";
import { type Cell, COURSES, drawCells, type Subject } from "../cells.ts";
import { accuracyOf, type Forecast, logLossOf, meanOf } from "../measures.ts";
import { ours } from "../models/engine.ts";
import { QUESTIONS_AT_MOST } from "../models/model.ts";
import type { Population } from "../models/population.ts";
import { fitOnDevelopment } from "../run-benchmark.ts";
import { Cloud } from "./cloud.ts";

const USAGE = `npm run bench:ceiling -- [options]

  --course NAME     ${COURSES.join(", ")} (default shallow-60)
  --seed N          seed of the courses, the wrong edges and the learners (default 1)
  --learners N      learners of each kind (default 32)
  --members N       members of the cloud of each kind (default 20000)
  --json            the report as JSON
  --write           writes RESULTS.md and results.json beside the benchmark`;

const { values } = parseArgs({
  options: {
    course: { type: "string", default: "shallow-60" },
    seed: { type: "string", default: "1" },
    learners: { type: "string", default: "32" },
    members: { type: "string", default: "20000" },
    json: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

type Reached = { ours: Forecast[]; best: Forecast[]; members: number };

/** Places one learner with the engine's own questions, and reads both beliefs at the end. */
const placeOne = (subject: Subject, population: Population, cloud: Cloud): Reached => {
  const learner = subject.begin();
  const placer = ours({ seen: subject.seen, population, random: seededRandom(`${subject.seed} row`) });
  const answers: { item: AskedItem; result: Result }[] = [];
  for (let asked = 0; asked < QUESTIONS_AT_MOST; asked += 1) {
    const item = placer.next();
    if (item === null) break;
    const result = learner.answer(item, 0);
    placer.take(item, result);
    answers.push({ item, result });
  }
  const best = cloud.beliefs(answers);
  const read = (belief: (concept: string) => number) =>
    subject.seen.concepts.map(({ id }) => ({ belief: belief(id), held: learner.knows(id, 0) }));
  return { ours: read((id) => placer.belief(id)), best: read(best.of), members: best.members };
};

const clouds = new Map<CourseMap, Cloud>();

const cloudOf = (truth: CourseMap): Cloud => {
  const cloud = clouds.get(truth) ?? new Cloud(truth, Number(values.members));
  clouds.set(truth, cloud);
  return cloud;
};

const measure = ({ kind, subjects }: Cell, population: Population) => {
  console.error(kind);
  const placed = subjects.map((subject) => placeOne(subject, population, cloudOf(subject.truth)));
  const score = (of: (each: Reached) => Forecast[]) => ({
    accuracy: accuracyOf(placed.flatMap(of)),
    logLoss: logLossOf(placed.flatMap(of)),
  });
  return {
    kind,
    ours: score((each) => each.ours),
    best: score((each) => each.best),
    members: Math.round(meanOf(placed.map(({ members }) => members))),
  };
};

type Row = ReturnType<typeof measure>;

const shown = ({ accuracy, logLoss }: Row["ours"]): string =>
  `${accuracy.toFixed(3)} / ${logLoss.toFixed(3)}`;

const toPage = (report: { command: string; date: string; machine: string; rows: readonly Row[] }): string => {
  const mean = (of: (row: Row) => Row["ours"]) => ({
    accuracy: meanOf(report.rows.map((row) => of(row).accuracy)),
    logLoss: meanOf(report.rows.map((row) => of(row).logLoss)),
  });
  return `# What could be known at best

\`${report.command}\` · ${report.date} · engine version ${ENGINE_VERSION} · ${report.machine}

The learners of [the placement benchmark](../RESULTS.md), course ${values.course}, report split, each asked by the engine, up to ${QUESTIONS_AT_MOST} questions. From the same answers the
engine's belief is held beside Bayes' rule over ${values.members} learners of each kind, drawn by the benchmark's own code on the true course (\`cloud.ts\`): that is told the true edges and how
learners come about, which no placement is. Accuracy / log loss. *Members* is on how many of the cloud the weight lies: below some hundred its own log loss is too high, since it is sure of what
only chance left over.

| kind | ours | Bayes' rule, told everything | members |
| --- | ---: | ---: | ---: |
${report.rows.map((row) => `| ${row.kind} | ${shown(row.ours)} | ${shown(row.best)} | ${row.members} |`).join("\n")}
| **mean** | ${shown(mean((row) => row.ours))} | ${shown(mean((row) => row.best))} | |
`;
};

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
