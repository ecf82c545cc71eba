import { describe, expect, test } from "vitest";
import { chanceOfAnswer } from "../belief/chance-of-answer.ts";
import { evolve, replay } from "../evolve.ts";
import type { MeasuredDifficulty } from "../graph.ts";
import type { Answered } from "../log.ts";
import { beginState, type LearnerState } from "../state.ts";
import { answered, graph } from "../testing/given.ts";
import { logOfLearner, trueDifficulty } from "../testing/items-of-known-difficulty.ts";
import { fitDifficulties } from "./fit-difficulties.ts";
import { authoredDifficulty, measureDifficulty, toMeasurement } from "./measure-difficulty.ts";

const begins = authoredDifficulty("medium");
function after(answer: Answered, state: LearnerState = beginState(graph), before = begins) {
  const measurement = toMeasurement(graph, state, answer);
  return measurement === null ? before : measureDifficulty(before, measurement);
}

describe("the difficulty of an item", () => {
  test("falls with a right answer and rises with a wrong one, and its variance falls with either", () => {
    const right = after(answered("promises.1", "right"));
    const wrong = after(answered("promises.1", "wrong"));
    expect(right.difficulty).toBeLessThan(begins.difficulty);
    expect(wrong.difficulty).toBeGreaterThan(begins.difficulty);
    expect(Math.max(right.variance, wrong.variance)).toBeLessThan(begins.variance);
  });

  test("rises more by a wrong answer of a strong learner than of a weak one", () => {
    const miss = answered("promises.1", "wrong");
    const [strong, weak] = [["right"], ["wrong"]].map(([result]) =>
      replay(
        graph,
        [2, 3, 4].map((kind) => answered(`promises.${kind}`, result === "right" ? "right" : "wrong")),
      ),
    );
    const moved = (state = beginState(graph)) => after(miss, state).difficulty;
    expect(moved(strong)).toBeGreaterThan(moved(weak));
  });

  test("of an exercise is measured as it ends: by passing after runs, and by giving up after runs", () => {
    const ends = (result: "right" | "dont-know", tries: number) =>
      after(answered("promises/code", result, { tries }));
    expect(ends("right", 2).difficulty).toBeLessThan(begins.difficulty);
    expect(ends("dont-know", 2).difficulty).toBeGreaterThan(begins.difficulty);
    expect(ends("dont-know", 0)).toBe(begins);
  });

  test("is not measured with help, by a run, by I don't know yet, by an item seen before, or on a removed concept", () => {
    const state = replay(graph, [answered("promises.1", "right")]);
    for (const answer of [
      answered("promises.2", "right", { hints: 1 }),
      answered("promises/code", "wrong"),
      answered("promises.2", "dont-know"),
      answered("promises.1", "wrong"),
      answered("promises.2", "right", { concept: "gone" }),
    ])
      expect(toMeasurement(graph, state, answer)).toBeNull();
  });
});

test("the predicted chance of an answer does not depend on its result", () => {
  const [right, ...others] = (["right", "wrong", "dont-know"] as const).map((result) =>
    chanceOfAnswer(graph, beginState(graph), answered("promises.1", result)),
  );
  for (const other of others) expect(other).toBe(right);
});

const LEARNERS = 240;
const ANSWERS = 20;
function logsFrom(first: number, count: number) {
  return Array.from({ length: count }, (_, index) =>
    logOfLearner(graph, `learner ${first + index}`, ANSWERS),
  );
}

type Difficulties = ReadonlyMap<string, MeasuredDifficulty>;

/** Measures as the server does: one learner after the other, each answer with the difficulty measured so far. */
function measureOnline(logs: readonly (readonly Answered[])[]): Difficulties {
  const found = new Map<string, MeasuredDifficulty>();
  for (const log of logs) {
    let state = beginState(graph);
    for (const event of log) {
      const before = found.get(event.item) ?? authoredDifficulty(event.difficulty);
      found.set(event.item, after(event, state, before));
      state = evolve(graph, state, { ...event, measured: before });
    }
  }
  return found;
}

function correlation(pairs: readonly (readonly [number, number])[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(pairs.map(([each]) => each)), mean(pairs.map(([, each]) => each))];
  const together = mean(pairs.map(([a, b]) => (a - x) * (b - y)));
  return (
    together / Math.sqrt(mean(pairs.map(([a]) => (a - x) ** 2)) * mean(pairs.map(([, b]) => (b - y) ** 2)))
  );
}

function withTruth(found: Difficulties): number {
  return correlation(
    graph.items.map((item) => {
      const held = found.get(item.id) ?? authoredDifficulty(item.difficulty);
      return [held.difficulty, trueDifficulty(item)];
    }),
  );
}

/** Log loss of the answers of other learners, each predicted just before it is read. */
function lossOf(found: Difficulties): number {
  const losses = logsFrom(10_000, 60).flatMap((log) => {
    let state = beginState(graph);
    return log.map((event) => {
      const read = { ...event, measured: found.get(event.item) };
      const right = chanceOfAnswer(graph, state, read);
      state = evolve(graph, state, read);
      return -Math.log(event.result === "right" ? right : 1 - right);
    });
  });
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
}

describe("over many learners", () => {
  const logs = logsFrom(0, LEARNERS);
  const fitted = fitDifficulties(graph, logs);
  const online = measureOnline(logs);
  const authored: Difficulties = new Map();

  test("the batch fit corrects wrong estimates of authors", () => {
    expect(withTruth(fitted)).toBeGreaterThan(0.8);
    expect(withTruth(fitted)).toBeGreaterThan(withTruth(authored) + 0.3);
    expect(lossOf(fitted)).toBeLessThan(lossOf(authored) - 0.03);
  });

  test("the online update corrects them as well", () => {
    expect(withTruth(online)).toBeGreaterThan(0.8);
    expect(lossOf(online)).toBeLessThan(lossOf(authored) - 0.03);
    expect(
      correlation(
        [...fitted].map(([item, { difficulty }]) => [difficulty, online.get(item)?.difficulty ?? 0]),
      ),
    ).toBeGreaterThan(0.95);
  });

  test("the batch fit ignores voided answers and earlier measurements", () => {
    const [log = []] = logs;
    const [taken] = log;
    const voided = [...log, { kind: "voided" as const, id: "void", at: 0, event: taken?.id ?? "" }];
    const otherwise = log.slice(1).map((event) => ({ ...event, measured: { difficulty: 3, variance: 0.1 } }));
    expect(fitDifficulties(graph, [voided])).toEqual(fitDifficulties(graph, [otherwise]));
    expect(
      [...fitDifficulties(graph, [voided]).values()].reduce((sum, { answers }) => sum + answers, 0),
    ).toBe(ANSWERS - 1);
  });
});
