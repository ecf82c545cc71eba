import type { BarResult } from "./bars.ts";
import { fallAtStop, isShallow } from "./bars.ts";
import { COURSES, type Split } from "./cells.ts";
import { HALVES } from "./halves.ts";
import type { Score } from "./measures.ts";
import { ROWS } from "./models/rows.ts";
import { averageOf, type CellResult } from "./run-benchmark.ts";
import { CHECKPOINTS } from "./run-placement.ts";

export type PlacementReport = {
  machine: string;
  command: string;
  date: string;
  engineVersion: number;
  seconds: number;
  split: Split;
  seed: number;
  learners: number;
  rows: readonly string[];
  results: readonly CellResult[];
  bars: readonly BarResult[];
};

const KINDS: Readonly<Record<string, string>> = {
  "strict-path": "learnt in an order that the course allows; knows all prerequisites of its concepts",
  compensatory:
    "one ability per stage around a general one; a concept is known when ability exceeds difficulty",
  forgetting: "took the course in its order some time ago; unused concepts are partly lost",
  "knocked-out": "knows much, but some foundations and part of their dependents are missing",
  islands: "self-taught: clusters around random concepts, with holes",
  specialist: "strong in some trades (neighbouring stages), new to others",
  rusty: "took the course years ago; each concept is lost by its own age, the oldest ones most",
  timid:
    'says "I don\'t know yet" to three in ten items that it could answer; the knowledge of a random kind',
  "swiss-cheese": "knows a first part of the syllabus with random holes that follow no edge",
  guessing: "always tries and guesses right twice as often as expected; the knowledge of a random kind",
};

/** The text of RESULTS.md. */
export function toMarkdown(report: PlacementReport): string {
  const { rows, results } = report;
  return `# Placement: a learner's knowledge after a few questions

\`${report.command}\` · ${report.date} · engine version ${report.engineVersion} · ${report.seconds} s · ${report.machine}

${splitText(report)}

Every belief of a row is compared with the simulated learner's true knowledge, over all concepts of the course. Figures are accuracy / log loss / AUC,
means over cells. All rows see the same course as written, in which a tenth of the true edges is missing and as many false ones are added. All rows assume the same
guess and slip, from which each learner's own differ by up to half. Rows are compared at equal numbers of questions, so they continue after their own stop while they have
questions left. "Questions" is the number until their own stop. The extra question is one random item at that stop, which moves no belief: AUROC of the belief in its concept against its result.

## Bars

${table(
  ["bar", "wanted", "reached", "holds"],
  report.bars.map(({ bar, wanted, reached, holds }) => [bar, wanted, reached, holds ? "yes" : "no"]),
)}

## Mean of the shallow courses

${meansTable(rows, results.filter(isShallow))}

## Mean of all courses

${meansTable(rows, results)}

${HALVES.map(
  ({ half, kinds }) => `## Mean of all courses, ${half} half: ${kinds.join(", ")}

${meansTable(
  rows,
  results.filter(({ kind }) => kinds.includes(kind)),
)}`,
).join("\n\n")}

## By kind of learner, all courses, at the engine's own stop

${stopTable(results.filter(({ row }) => row === "ours"))}

## By kind of learner, all courses, after 25 questions (accuracy / log loss)

${worstTable(rows, results)}

## By kind of learner, shallow courses, after 25 questions (accuracy / log loss)

${worstTable(rows, results.filter(isShallow))}

## Each cell after 25 questions (accuracy / log loss / AUC)

${COURSES.map((course) => cellTable(rows, results, course)).join("\n\n")}

## Rows

${ROWS.map(({ row, what }) => `- **${row}**: ${what}.`).join("\n")}

## Kinds of learners

${Object.entries(KINDS)
  .map(([kind, what]) => `- **${kind}**: ${what}.`)
  .join("\n")}
`;
}

function splitText({ split, seed, learners }: PlacementReport): string {
  return split === "report"
    ? `Report split, seed ${seed}, ${learners} learners in each of ${COURSES.length} × ${Object.keys(KINDS).length} cells. These courses and learners were not used for tuning: the baselines' parameters are fitted to development learners at the start of the run, and the engine was tuned only on development learners.

Two halves of the kinds were fixed before the stop of a placement was tuned on the tuned half (\`halves.ts\`). The beliefs were tuned earlier, on the first six kinds. No figure of any row was tuned or fitted on timid and swiss-cheese learners.`
    : `DEVELOPMENT split, seed ${seed}, ${learners} learners in each cell: the learners that the rows were tuned on.`;
}

function table(head: readonly string[], body: readonly (readonly string[])[]): string {
  return [line(head), line(head.map((_, index) => (index === 0 ? "---" : "---:"))), ...body.map(line)].join(
    "\n",
  );
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function meansTable(rows: readonly string[], results: readonly CellResult[]): string {
  return table(
    ["row", ...CHECKPOINTS.map((n) => `after ${n}`), "questions", "at its own stop", "extra question, AUROC"],
    rows.map((row) => {
      const average = averageOf(results.filter((result) => result.row === row));
      return [
        row,
        ...CHECKPOINTS.map((checkpoint) => three(average.after.get(checkpoint))),
        average.questions.toFixed(1),
        three(average.atStop),
        shown(average.extraAuc),
      ];
    }),
  );
}

function three(score: Score | undefined): string {
  return score === undefined ? "–" : [score.accuracy, score.logLoss, score.auc].map(shown).join(" / ");
}

function shown(value: number): string {
  return Number.isNaN(value) ? "–" : value.toFixed(3);
}

function stopTable(ours: readonly CellResult[]): string {
  return table(
    ["kind", "questions", "accuracy", "after 25", "largest fall in a cell"],
    Object.keys(KINDS).map((kind) => {
      const own = ours.filter((result) => result.kind === kind);
      const { questions, atStop, after } = averageOf(own);
      const fall = Math.max(...own.map(fallAtStop));
      return [
        kind,
        questions.toFixed(1),
        shown(atStop.accuracy),
        shown(after.get(25)?.accuracy ?? Number.NaN),
        shown(fall),
      ];
    }),
  );
}

function worstTable(rows: readonly string[], results: readonly CellResult[]): string {
  return table(
    ["kind", ...rows],
    Object.keys(KINDS).map((kind) => [
      kind,
      ...rows.map((row) => {
        const own = results.filter((result) => result.row === row && result.kind === kind);
        const score = averageOf(own).after.get(25);
        return score === undefined ? "–" : `${shown(score.accuracy)} / ${shown(score.logLoss)}`;
      }),
    ]),
  );
}

function cellTable(rows: readonly string[], results: readonly CellResult[], course: string): string {
  return table(
    [course, ...rows],
    Object.keys(KINDS).map((kind) => [
      kind,
      ...rows.map((row) => {
        const cell = results.find((each) => each.row === row && each.kind === kind && each.course === course);
        return cell === undefined ? "–" : three(cell.after[25]);
      }),
    ]),
  );
}
