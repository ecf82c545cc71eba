/**
 * Parameters of the baselines, fitted to the true knowledge of development learners. The reported results use other learners.
 *
 * 1. The share of known concepts.
 * 2. The curve of a Rasch model, by expectation maximisation: the ability of each learner on a grid, then a logistic regression
 *    of knowledge on ability, depth and place, by Newton's method.
 * 3. The parameters of a noisy-AND: the chance that a concept with known prerequisites is known, and its factor for each missing one.
 */
import { type Course, mapCourse } from "../../simulation/course.ts";
import { toChance } from "./assumed.ts";
import { solve } from "./solve.ts";

/** Difficulty of concepts: log-odds of being known at ability 0 at the first level and place, and their change to the deepest level and the last place. */
export type RaschFigures = { slope: number; start: number; depth: number; place: number };

export type Population = {
  knownShare: number;
  rasch: RaschFigures;
  noisyAnd: { roots: number; whenReady: number; perMissing: number };
};

/** One development learner: the course as written, and the truly known concepts. */
export type Example = { seen: Course; known: ReadonlySet<string> };

/** The grid of abilities, weighted by the standard normal distribution. */
export const ABILITIES: readonly { ability: number; weight: number }[] = toAbilities(41, 3.5);

type Feature = { depth: number; place: number };

/** Log-odds that each concept is known at ability 0. */
export function difficultiesOf(seen: Course, figures: RaschFigures): ReadonlyMap<string, number> {
  return new Map(
    [...featuresOf(seen)].map(([id, { depth, place }]) => [
      id,
      figures.start + figures.depth * depth + figures.place * place,
    ]),
  );
}

type Rows = readonly { features: readonly number[]; known: boolean }[];

const ROUNDS = 25;

export function fitPopulation(examples: readonly Example[]): Population {
  return {
    knownShare: share(examples.flatMap(({ seen, known }) => seen.concepts.map(({ id }) => known.has(id)))),
    rasch: fitRasch(examples),
    noisyAnd: fitNoisyAnd(examples),
  };
}

function toAbilities(points: number, widest: number) {
  const abilities = Array.from(
    { length: points },
    (_, index) => -widest + (2 * widest * index) / (points - 1),
  );
  const heights = abilities.map((ability) => Math.exp(-(ability ** 2) / 2));
  const total = heights.reduce((sum, height) => sum + height, 0);
  return abilities.map((ability, index) => ({ ability, weight: (heights[index] ?? 0) / total }));
}

function featuresOf(seen: Course): ReadonlyMap<string, Feature> {
  const course = mapCourse(seen);
  return new Map(
    seen.concepts.map(({ id }, index) => [
      id,
      { depth: course.depth(id) / Math.max(1, course.deepest), place: index / seen.concepts.length },
    ]),
  );
}

function share(cases: readonly boolean[]): number {
  return (cases.filter(Boolean).length + 1) / (cases.length + 2);
}

function fitRasch(examples: readonly Example[]): RaschFigures {
  const learners = examples.map(rowsOf);
  let figures = [1, 0, 0, 0];
  for (let round = 0; round < ROUNDS; round += 1) figures = improve(learners, figures);
  const [slope = 1, start = 0, depth = 0, place = 0] = figures;
  return { slope, start, depth, place };
}

function rowsOf({ seen, known }: Example): Rows {
  return [...featuresOf(seen)].map(([id, { depth, place }]) => ({
    features: [1, depth, place],
    known: known.has(id),
  }));
}

/** One step of Newton's method on the expected log-likelihood. */
function improve(learners: readonly Rows[], figures: readonly number[]): number[] {
  const [slope = 1, ...ease] = figures;
  const gradient = figures.map(() => 0);
  const curvature = figures.map(() => figures.map(() => 0));
  for (const rows of learners) {
    const weights = abilityWeights(rows, slope, ease);
    ABILITIES.forEach(({ ability }, point) => {
      const weight = weights[point] ?? 0;
      if (weight < 1e-6) return;
      for (const { features, known } of rows) {
        const x = [ability, ...features];
        const chance = toChance(dot(figures, x));
        const miss = weight * ((known ? 1 : 0) - chance);
        const curve = weight * chance * (1 - chance);
        x.forEach((each, i) => {
          gradient[i] = (gradient[i] ?? 0) + miss * each;
          const row = curvature[i] ?? [];
          x.forEach((other, j) => {
            row[j] = (row[j] ?? 0) + curve * each * other;
          });
        });
      }
    });
  }
  const step = solve(curvature, gradient);
  return figures.map((figure, index) => figure + (step[index] ?? 0));
}

/** Posterior weight of each ability, given the learner's knowledge. */
function abilityWeights(rows: Rows, slope: number, ease: readonly number[]): number[] {
  const logs = ABILITIES.map(({ ability, weight }) =>
    rows.reduce((log, { features, known }) => {
      const logOdds = slope * ability + dot(ease, features);
      return log - Math.log1p(Math.exp(known ? -logOdds : logOdds));
    }, Math.log(weight)),
  );
  const most = Math.max(...logs);
  const scaled = logs.map((log) => Math.exp(log - most));
  const total = scaled.reduce((sum, each) => sum + each, 0);
  return scaled.map((each) => each / total);
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, each, index) => sum + each * (b[index] ?? 0), 0);
}

function fitNoisyAnd(examples: readonly Example[]): Population["noisyAnd"] {
  const cases = examples.flatMap(({ seen, known }) =>
    seen.concepts.map(({ id, requires }) => ({
      root: requires.length === 0,
      missing: requires.filter((required) => !known.has(required)).length,
      known: known.has(id),
    })),
  );
  const of = (wanted: (each: (typeof cases)[number]) => boolean) =>
    share(cases.filter(wanted).map((each) => each.known));
  const whenReady = of(({ root, missing }) => !root && missing === 0);
  return {
    roots: of(({ root }) => root),
    whenReady,
    perMissing: of(({ missing }) => missing === 1) / whenReady,
  };
}
