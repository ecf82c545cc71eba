import { HALVES } from "./halves.ts";
import { averageOf, type CellResult } from "./run-benchmark.ts";

export type BarResult = { bar: string; wanted: string; reached: string; holds: boolean };

const MEAN_ACCURACY = 0.855;
const MEAN_LOG_LOSS = 0.36;
const WORST_ACCURACY = 0.82;
const LAST = 25;
/** Largest accuracy that a placement may lose in a cell by its own stop, against all questions. */
const LARGEST_FALL = 0.01;

export function isShallow({ course }: CellResult): boolean {
  return course.startsWith("shallow");
}

/** Accuracy after 25 questions, less that at the row's own stop. */
export function fallAtStop({ after, atStop }: CellResult): number {
  return after[LAST].accuracy - atStop.accuracy;
}

/** Each bar with the value reached after 25 questions. Empty when a compared row was left out. */
export function judgeBars(results: readonly CellResult[]): BarResult[] {
  const ours = results.filter(({ row }) => row === "ours");
  const rasch = results.filter(({ row }) => row === "rasch-cat");
  if (ours.length === 0 || rasch.length === 0) return [];
  const shallow = ours.filter(isShallow);
  const mean = at25(shallow);
  const worst = worstKind(shallow);
  const below = belowRasch(ours, rasch);
  return [
    {
      bar: "accuracy, mean of the shallow courses",
      wanted: `≥ ${MEAN_ACCURACY}`,
      reached: shown(mean.accuracy),
      holds: mean.accuracy >= MEAN_ACCURACY,
    },
    {
      bar: "log loss, mean of the shallow courses",
      wanted: `≤ ${MEAN_LOG_LOSS}`,
      reached: shown(mean.logLoss),
      holds: mean.logLoss <= MEAN_LOG_LOSS,
    },
    {
      bar: "accuracy, worst kind over the shallow courses",
      wanted: `≥ ${WORST_ACCURACY}`,
      reached: `${shown(worst.accuracy)} (${worst.kind})`,
      holds: worst.accuracy >= WORST_ACCURACY,
    },
    {
      bar: "accuracy below the Rasch CAT",
      wanted: "in no cell",
      reached: below.length === 0 ? "in none" : `in ${below.length} of ${ours.length}: ${below.join(", ")}`,
      holds: below.length === 0,
    },
    ...HALVES.map(({ half, kinds }) => belowInHalf(half, kinds, ours, rasch)),
    stopBar(ours),
  ];
}

function belowInHalf(
  half: string,
  kinds: readonly string[],
  ours: readonly CellResult[],
  rasch: readonly CellResult[],
): BarResult {
  const of = (results: readonly CellResult[], kind: string) =>
    at25(results.filter((result) => result.kind === kind)).accuracy;
  const below = kinds
    .map((kind) => ({ kind, gap: of(rasch, kind) - of(ours, kind) }))
    .filter(({ gap }) => gap > 0)
    .map(({ kind, gap }) => `${kind} (−${shown(gap)})`);
  return {
    bar: `accuracy below the Rasch CAT, ${half} half of the kinds, all courses`,
    wanted: "in no kind",
    reached: below.length === 0 ? "in none" : below.join(", "),
    holds: below.length === 0,
  };
}

/** The cell that loses most by the engine's own stop. */
function stopBar(ours: readonly CellResult[]): BarResult {
  const worst = ours.reduce((most, each) => (fallAtStop(each) > fallAtStop(most) ? each : most));
  const fall = fallAtStop(worst);
  return {
    bar: "accuracy at its own stop, below that after 25 questions, worst cell",
    wanted: `≤ ${LARGEST_FALL}`,
    reached: `${shown(fall)} (${worst.course} × ${worst.kind})`,
    holds: fall <= LARGEST_FALL,
  };
}

function at25(results: readonly CellResult[]) {
  const score = averageOf(results).after.get(LAST);
  if (score === undefined) throw new RangeError("No figures after 25 questions.");
  return score;
}

/** The kind of learner with the lowest accuracy. */
function worstKind(results: readonly CellResult[]): { kind: string; accuracy: number } {
  return [...groupedBy(results, "kind")]
    .map(([kind, group]) => ({ kind, accuracy: at25(group).accuracy }))
    .reduce((worst, each) => (each.accuracy < worst.accuracy ? each : worst));
}

function groupedBy(results: readonly CellResult[], key: "kind" | "course") {
  const groups = new Map<string, CellResult[]>();
  for (const result of results) groups.set(result[key], [...(groups.get(result[key]) ?? []), result]);
  return groups;
}

function belowRasch(ours: readonly CellResult[], rasch: readonly CellResult[]): string[] {
  return ours.flatMap((own) => {
    const other = rasch.find(({ course, kind }) => course === own.course && kind === own.kind);
    const gap = (other?.after[LAST].accuracy ?? 0) - own.after[LAST].accuracy;
    return gap > 0 ? [`${own.course} × ${own.kind} (−${shown(gap)})`] : [];
  });
}

function shown(value: number): string {
  return value.toFixed(3);
}
