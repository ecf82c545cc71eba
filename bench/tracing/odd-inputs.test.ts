import { describe, expect, test } from "vitest";
import { seededChance } from "../../scripts/simulate/seeded-chance.ts";
import { parseAnswers } from "./read-answers.ts";
import { runDataSet } from "./run.ts";

type Odd = {
  learners: number;
  answers?: number;
  name?: string;
  item?: string;
  skills?: (item: number) => string;
  right?: 0 | 1;
  end?: string;
};

function textOf({
  learners,
  answers = 20,
  name = "learner",
  item = "item",
  end = "\n",
  ...more
}: Odd): string {
  const chance = seededChance(learners);
  const lines = ["learner,item,skills,correct,time"];
  for (let k = 0; k < answers; k += 1)
    for (let learner = 0; learner < learners; learner += 1) {
      const which = Math.floor(chance() * 12);
      const right = more.right ?? (chance() < 0.3 + 0.4 * (which % 2) ? 1 : 0);
      const skills = more.skills?.(which) ?? `skill-${which % 3}`;
      lines.push(`${name}-${learner},${item}-${which},${skills},${right},0`);
    }
  return lines.join(end) + end;
}

function run(train: Odd, test: Odd) {
  return runDataSet(
    "odd",
    parseAnswers("train.csv", textOf(train)),
    parseAnswers("test.csv", textOf({ name: "other", ...test })),
    1,
    () => undefined,
  );
}

function many(item: number): string {
  return Array.from({ length: 15 }, (_, k) => `skill-${(item * 7 + k * 5) % 40}`).join(";");
}

describe("every model gives finite scores for", () => {
  test.each<[string, Odd, Odd]>([
    ["rows of learners in mixed order", { learners: 12 }, { learners: 4 }],
    ["one learner to learn from", { learners: 1 }, { learners: 3 }],
    ["one answer to learn from", { learners: 1, answers: 1 }, { learners: 3 }],
    ["one learner to score", { learners: 8 }, { learners: 1, answers: 40 }],
    ["answers to learn from that are all right", { learners: 8, right: 1 }, { learners: 4 }],
    ["answers to learn from that are all wrong", { learners: 8, right: 0 }, { learners: 4 }],
    [
      "items and skills that training never met",
      { learners: 8 },
      { learners: 4, item: "new", skills: () => "new" },
    ],
    ["many skills an item", { learners: 8, skills: many }, { learners: 4, skills: many }],
    ["one skill for everything", { learners: 8, skills: () => "all" }, { learners: 4, skills: () => "all" }],
    [
      "any letters and lines that end as on Windows",
      { learners: 8, name: "学", item: "é🙂", end: "\r\n" },
      { learners: 4, item: "é🙂" },
    ],
    [
      "names that objects bear of their own",
      { learners: 8, name: "__proto__", item: "constructor" },
      { learners: 4, item: "constructor" },
    ],
  ])("%s", { timeout: 60_000 }, (_, train, test) => {
    for (const { auc, logLoss, rmse, ece } of run(train, test).rows)
      for (const figure of [auc, logLoss, rmse, ece]) expect(figure).toBeGreaterThanOrEqual(0);
  });
});

test("when all scored answers are right, AUC is undefined and all other scores are finite", {
  timeout: 60_000,
}, () => {
  for (const { auc, logLoss, rmse, ece } of run({ learners: 8 }, { learners: 4, right: 1 }).rows) {
    expect(auc).toBeNaN();
    for (const figure of [logLoss, rmse, ece]) expect(figure).toBeGreaterThanOrEqual(0);
  }
});

test("after 160 right training answers, a wrong answer still has a chance above 0", {
  timeout: 60_000,
}, () => {
  const ours = run({ learners: 8, right: 1 }, { learners: 4 }).rows.at(-1);
  expect(ours?.logLoss).toBeLessThan(Math.log(162));
});
