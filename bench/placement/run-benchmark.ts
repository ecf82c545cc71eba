import { LEARNER_KINDS, type LearnerKind } from "../simulation/learners.ts";
import { type Cell, type CourseName, drawCells, type Split } from "./cells.ts";
import { FITTED_KINDS, PLACEMENT_KINDS } from "./halves.ts";
import { aucOf, type Forecast, meanOf, type Score, scoreOf } from "./measures.ts";
import { type Example, fitPopulation, type Population } from "./models/population.ts";
import { ROWS } from "./models/rows.ts";
import { CHECKPOINTS, type Checkpoint, type Placement, runPlacement } from "./run-placement.ts";

export type CellResult = {
  course: CourseName;
  kind: string;
  row: string;
  after: Readonly<Record<Checkpoint, Score>>;
  atStop: Score;
  /** Mean number of questions until the row stops. */
  questions: number;
  extras: readonly Forecast[];
};

/** Number of development learners per cell for fitting the baselines, and their own seed. */
const FITTED_ON = 8;
const FIT_SEED = 1_000;

/** Figures of the baselines, fitted to development learners of these kinds. */
export async function fitOnDevelopment(kinds: readonly LearnerKind[] = LEARNER_KINDS): Promise<Population> {
  const cells = await drawCells("development", FIT_SEED, FITTED_ON, kinds);
  const examples = cells.flatMap(({ subjects }) =>
    subjects.map(({ seen, begin }): Example => {
      const learner = begin();
      const known = seen.concepts.flatMap(({ id }) => (learner.knows(id, 0) ? [id] : []));
      return { seen, known: new Set(known) };
    }),
  );
  return fitPopulation(examples);
}

export type Options = { split: Split; seed: number; learners: number; rows: readonly string[] };

/** Runs all rows on all cells. @param tell called with one line for each cell */
export async function runBenchmark(
  { split, seed, learners, rows }: Options,
  tell: (line: string) => void,
): Promise<CellResult[]> {
  const population = await fitOnDevelopment(FITTED_KINDS);
  const cells = await drawCells(split, seed, learners, PLACEMENT_KINDS);
  return cells.flatMap((cell) => {
    tell(`${cell.course} × ${cell.kind}`);
    return ROWS.filter(({ row }) => rows.includes(row)).map(({ row, begin }) =>
      summarise(
        cell,
        row,
        cell.subjects.map((subject) => runPlacement(subject, population, begin)),
      ),
    );
  });
}

/** Mean of each measure over the cells. The extra questions are pooled, because one cell has too few. */
export function averageOf(results: readonly CellResult[]) {
  const score = (of: (result: CellResult) => Score): Score => ({
    accuracy: meanOf(results.map((result) => of(result).accuracy)),
    logLoss: meanOf(results.map((result) => of(result).logLoss)),
    auc: meanOf(results.map((result) => of(result).auc).filter((auc) => !Number.isNaN(auc))),
  });
  return {
    after: new Map(CHECKPOINTS.map((checkpoint) => [checkpoint, score(({ after }) => after[checkpoint])])),
    atStop: score(({ atStop }) => atStop),
    questions: meanOf(results.map(({ questions }) => questions)),
    extraAuc: aucOf(results.flatMap(({ extras }) => extras)),
  };
}

function summarise({ course, kind }: Cell, row: string, placements: readonly Placement[]): CellResult {
  return {
    course,
    kind,
    row,
    after: {
      10: together(placements, 10),
      15: together(placements, 15),
      25: together(placements, 25),
    },
    atStop: scoreOf(placements.flatMap(({ atStop }) => atStop)),
    questions: meanOf(placements.map(({ stoppedAfter }) => stoppedAfter)),
    extras: placements.flatMap(({ extra }) => (extra === null ? [] : [extra])),
  };
}

function together(placements: readonly Placement[], checkpoint: Checkpoint): Score {
  return scoreOf(placements.flatMap(({ after }) => after.get(checkpoint) ?? []));
}
