import { expect, test } from "vitest";
import type { AskedItem } from "../simulation/answering.ts";
import { drawCourse } from "../simulation/graphs.ts";
import { normal, seededRandom } from "../simulation/random.ts";
import { drawCells } from "./cells.ts";
import { aucOf, scoreOf } from "./measures.ts";
import type { Setting } from "./models/model.ts";
import { type Example, fitPopulation, type Population } from "./models/population.ts";
import { RaschModel, rasch } from "./models/rasch.ts";
import { ROWS } from "./models/rows.ts";
import { solve } from "./models/solve.ts";
import { runPlacement } from "./run-placement.ts";

const seen = drawCourse("shallow", 60, "placement test");
const population: Population = {
  knownShare: 0.5,
  rasch: { slope: 1.5, start: 1.5, depth: -1.5, place: -1.5 },
  noisyAnd: { roots: 0.7, whenReady: 0.7, perMissing: 0.2 },
};
function setting(seed = "row"): Setting {
  return { seen, population, random: seededRandom(seed) };
}
function firstItem(concept: string): AskedItem {
  const item = seen.items.find((each) => each.concept === concept && each.kind === "predict-output");
  if (item === undefined) throw new Error(`No item of ${concept}.`);
  return item;
}

test("accuracy, log loss and AUC equal values computed by hand", () => {
  const forecasts = [
    { belief: 0.9, held: true },
    { belief: 0.6, held: false },
    { belief: 0.6, held: true },
    { belief: 0.2, held: false },
  ];
  const score = scoreOf(forecasts);
  expect(score.accuracy).toBe(0.75);
  expect(score.logLoss).toBeCloseTo(-Math.log(0.9 * 0.4 * 0.6 * 0.8) / 4, 12);
  expect(score.auc).toBe(3.5 / 4);
  expect(aucOf([{ belief: 0.5, held: true }])).toBeNaN();
});

test("a system of linear equations is solved", () => {
  const solution = solve(
    [
      [0, 2, 1],
      [1, 1, 0],
      [3, 0, 1],
    ],
    [7, 3, 6],
  );
  for (const [index, value] of [1, 2, 3].entries()) expect(solution[index]).toBeCloseTo(value, 10);
});

test("the parameters of a Rasch population are recovered from the knowledge of its learners", () => {
  const truth = new RaschModel(setting());
  const examples = Array.from({ length: 200 }, (_, index): Example => {
    const random = seededRandom(`learner ${index}`);
    const ability = normal(random);
    const known = seen.concepts.flatMap(({ id }) => (random() < truth.curve(id, ability) ? [id] : []));
    return { seen, known: new Set(known) };
  });
  const { rasch: fitted } = fitPopulation(examples);
  expect(fitted.slope).toBeCloseTo(1.5, 0);
  expect(Math.abs(fitted.start + fitted.depth / 2 + fitted.place / 2)).toBeLessThan(0.25);
  expect(fitted.depth + fitted.place).toBeLessThan(-2);
});

test("the Rasch test recovers a simulated ability with its own questions", () => {
  let misses = 0;
  for (let index = 0; index < 60; index += 1) {
    const random = seededRandom(`ability ${index}`);
    const ability = normal(random);
    const model = new RaschModel(setting());
    const placer = rasch(setting(`row ${index}`));
    for (let asked = 0; asked < 25; asked += 1) {
      const item = placer.next();
      if (item === null) break;
      const known = random() < model.curve(item.concept, ability);
      const result = random() < (known ? 0.9 : 0.04) ? "right" : "wrong";
      placer.take(item, result);
      model.take(item, result);
    }
    misses += Math.abs(model.ability() - ability) / 60;
  }
  expect(misses).toBeLessThan(0.4);
});

test("every row raises its belief in a concept after a right answer and lowers it after a wrong one", () => {
  for (const { begin } of ROWS) {
    const [before, right, wrong] = [begin(setting()), begin(setting()), begin(setting())];
    const item = firstItem("c30");
    right.take(item, "right");
    wrong.take(item, "wrong");
    expect(right.belief("c30")).toBeGreaterThan(before.belief("c30"));
    expect(wrong.belief("c30")).toBeLessThan(before.belief("c30"));
    for (const { id } of seen.concepts) {
      expect(right.belief(id)).toBeGreaterThan(0);
      expect(right.belief(id)).toBeLessThan(1);
    }
  }
});

test("a network raises its belief in prerequisites of a known concept, and lowers it in dependents of an unknown one", () => {
  const network = ROWS.filter(({ row }) => row === "noisy-and" || row === "additive");
  const top = seen.concepts.findLast(({ requires }) => requires.length > 0);
  for (const { begin } of network) {
    const [before, after] = [begin(setting()), begin(setting())];
    after.take(firstItem(top?.id ?? ""), "right");
    for (const required of top?.requires ?? [])
      expect(after.belief(required)).toBeGreaterThan(before.belief(required));
    const [still, lowered] = [begin(setting()), begin(setting())];
    for (const required of top?.requires ?? []) lowered.take(firstItem(required), "wrong");
    expect(lowered.belief(top?.id ?? "")).toBeLessThan(still.belief(top?.id ?? ""));
  }
});

test("a placement is reproducible, asks each concept at most once and measures after 10, 15 and 25 questions", async () => {
  const [cell] = await drawCells("development", 5, 2);
  const subject = cell?.subjects[0];
  if (subject === undefined) throw new Error("No subject.");
  for (const { begin } of ROWS) {
    const asked: string[] = [];
    const placement = runPlacement(subject, population, (each) => {
      const placer = begin(each);
      return {
        ...placer,
        take: (item, result) => {
          asked.push(item.concept);
          placer.take(item, result);
        },
      };
    });
    expect(new Set(asked).size).toBe(asked.length);
    expect([...placement.after.keys()]).toEqual([10, 15, 25]);
    expect(placement.stoppedAfter).toBeLessThanOrEqual(25);
    expect(runPlacement(subject, population, begin)).toEqual(placement);
  }
});

test("the two splits share no learners, and their random courses differ", async () => {
  const [one, other] = [await drawCells("development", 1, 4), await drawCells("report", 1, 4)];
  expect(one[0]?.subjects[0]?.seen.concepts).not.toEqual(other[0]?.subjects[0]?.seen.concepts);
  const seeds = (cells: typeof one) => cells.flatMap(({ subjects }) => subjects.map(({ seed }) => seed));
  expect(seeds(one).filter((seed) => seeds(other).includes(seed))).toEqual([]);
});
