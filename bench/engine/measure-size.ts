/**
 * Measures the engine's cost for one size of graph.
 *
 * 1. Time the first use of the graph separately. Then fold one learner's log untimed, to warm up the compiler.
 * 2. Fold other learners' logs event by event. Time `evolve` for each answer, and after every fifth event also the next step and the item of a placement.
 *    Fold each log three times and keep the minimum of each event, so that other load on the machine does not count.
 * 3. Time the replay of whole logs.
 * 4. Measure the memory held by several replayed learners, and the size of one state as JSON.
 */
import {
  beginState,
  chooseItem,
  chooseNext,
  evolve,
  type FoldedEvent,
  type Graph,
  replay,
  wholeGoalOf,
} from "@aulo/engine";
import { quantile } from "../quantile.ts";
import { makeGraph } from "./make-graph.ts";
import { makeLog } from "./make-log.ts";
import { heldBytes, leastOfEach, timed } from "./measure.ts";

export type Size = { concepts: number; answers: number; learners: number };

type Spread = { median: number; p99: number };

export type Cost = {
  concepts: number;
  edges: number;
  items: number;
  answers: number;
  learners: number;
  /** The first answer and the first step on a graph that is new to the engine. */
  firstTouchMs: number;
  updateMs: Spread;
  nextStepMs: Spread;
  placementItemMs: Spread;
  /** Replay of the slowest learner's whole log. */
  rebuildMs: number;
  stateJsonBytes: number;
  stateHeldBytes: number;
};

const FOLDS = 3;
const EVERY = 5;
const MOST_KEPT = 8;

type Times = ReturnType<typeof timeLearner>;

/** Graph and answers depend on the seed alone. */
export function measureSize(size: Size, seed: number): Cost {
  const graph = makeGraph(size.concepts, seed);
  const logs = Array.from({ length: size.learners }, (_, index) =>
    makeLog(graph, size.answers, seed + 1 + index),
  );
  const warmUp = makeLog(graph, size.answers, seed);
  const firstTouchMs = touchFirst(graph, warmUp);
  timeLearner(graph, warmUp);
  const times = logs.map((log) => timeRepeatedly(graph, log));
  const rebuilds = logs.map((log) => timeRebuild(graph, log));
  const state = replay(graph, logs[0] ?? []);
  return {
    concepts: size.concepts,
    edges: graph.concepts.reduce((sum, { requires }) => sum + requires.length, 0),
    items: graph.items.length,
    answers: size.answers,
    learners: size.learners,
    firstTouchMs,
    updateMs: spread(times.flatMap(({ update }) => update)),
    nextStepMs: spread(times.flatMap(({ nextStep }) => nextStep)),
    placementItemMs: spread(times.flatMap(({ placementItem }) => placementItem)),
    rebuildMs: Math.max(...rebuilds),
    stateJsonBytes: Buffer.byteLength(JSON.stringify(state)),
    stateHeldBytes: heldBy(graph, logs),
  };
}

function timeLearner(graph: Graph, log: readonly FoldedEvent[]) {
  const goal = wholeGoalOf(graph);
  const placement = { purpose: "placement" as const, concept: null, answers: [] };
  const update: number[] = [];
  const nextStep: number[] = [];
  const placementItem: number[] = [];
  let state = beginState(graph);
  for (const [index, event] of log.entries()) {
    const updated = timed(() => evolve(graph, state, event));
    state = updated.value;
    if (event.kind === "answered") update.push(updated.ms);
    if (index % EVERY !== 0) continue;
    nextStep.push(timed(() => chooseNext(graph, state, goal, event.at)).ms);
    placementItem.push(
      timed(() => chooseItem(graph, state, goal, placement, { seed: index, now: event.at })).ms,
    );
  }
  return { update, nextStep, placementItem };
}

function touchFirst(graph: Graph, log: readonly FoldedEvent[]): number {
  const event = log[0];
  if (event === undefined) return 0;
  return timed(() => chooseNext(graph, evolve(graph, beginState(graph), event), wholeGoalOf(graph), event.at))
    .ms;
}

function timeRepeatedly(graph: Graph, log: readonly FoldedEvent[]): Times {
  const folds = Array.from({ length: FOLDS }, () => timeLearner(graph, log));
  return {
    update: leastOfEach(folds.map(({ update }) => update)),
    nextStep: leastOfEach(folds.map(({ nextStep }) => nextStep)),
    placementItem: leastOfEach(folds.map(({ placementItem }) => placementItem)),
  };
}

function timeRebuild(graph: Graph, log: readonly FoldedEvent[]): number {
  return Math.min(...Array.from({ length: FOLDS }, () => timed(() => replay(graph, log)).ms));
}

function spread(values: readonly number[]): Spread {
  return {
    median: quantile(values, 0.5),
    p99: quantile(values, 0.99),
  };
}

function heldBy(graph: Graph, logs: readonly (readonly FoldedEvent[])[]): number {
  const before = heldBytes();
  const kept = logs.slice(0, MOST_KEPT).map((log) => replay(graph, log));
  const after = heldBytes();
  return Math.max(0, after - before) / Math.max(1, kept.length);
}
