/**
 * Calibration: compares predicted chances with actual answers.
 *
 * 1. The log is folded without voided events. Each settled answer to an item tests the belief just before it: the chance of a right answer.
 * 2. An exercise is one test, with the belief before its first run: right if it passes, wrong if it is given up.
 * 3. An answer after a hint tests nothing, since no chance was predicted for it. The extra item of a placement is counted separately: it is
 *    drawn at random, whereas all other items are asked because something was unclear.
 * 4. The tests are sorted into ten bins by predicted chance, and into ten by mastery. Each bin holds the expected and the actual number of
 *    right answers.
 *
 * @see Naeini, Cooper and Hauskrecht 2015 for the expected calibration error
 */
import { chanceOfAnswer } from "../belief/chance-of-answer.ts";
import { isSettled } from "../belief/likelihood.ts";
import { isKnown, isShown, masteryOf, wasAsked } from "../belief/mastery.ts";
import { evolve, withoutVoided } from "../evolve.ts";
import type { Graph } from "../graph.ts";
import { indexOf } from "../graph-index.ts";
import type { Answered, FoldedEvent, LogEvent } from "../log.ts";
import { beginState, type LearnerState } from "../state.ts";

/** One answer, and the belief before it. */
export type BeliefTest = {
  /** Chance that the answer is right, 0-1. */
  chance: number;
  /** Belief that the concept is known, 0-1. */
  mastery: number;
  /** Standing of the concept before the answer: `strong` if shown by its own answers (even when due for review), `assumed` from other answers, else `open`. */
  called: "strong" | "assumed" | "open";
  /** Extra item of a placement. */
  onlyMeasures: boolean;
  right: boolean;
};

/** Number of answers, of right ones, and the expected number of right ones: the sum of their chances. */
export type Counted = { answers: number; right: number; expected: number };

/** Tests with a chance, or mastery, of at least `from` and below `to`, 0-1; the last bin includes 1. */
export type Bin = Counted & { from: number; to: number };

export type Calibration = {
  /** All tests except the extra items of placements. */
  all: Counted;
  /** The part of `all` on strong concepts, and the part on assumed ones. */
  strong: Counted;
  assumed: Counted;
  /** The extra items of placements, which no other count includes. */
  measuring: Counted;
  byChance: readonly Bin[];
  byBelief: readonly Bin[];
  /** Expected calibration error over `byChance`, mean squared error of the chances, and mean of −log(chance of the actual result); null without a test. */
  error: { ece: number; brier: number; logLoss: number } | null;
};

const BINS = 10;

type Belief = Omit<BeliefTest, "right">;

/** Tests from the answers of one log, in log order. */
export function beliefTests(graph: Graph, log: readonly LogEvent[]): readonly BeliefTest[] {
  const tester = createBeliefTester(graph);
  let state = beginState(graph);
  for (const event of withoutVoided(log)) {
    tester.add(state, event);
    state = evolve(graph, state, event);
  }
  return tester.tests;
}

/** Collects the tests of a log while it is folded. `add` takes each event, in log order, with the state before it. */
export type BeliefTester = {
  tests: readonly BeliefTest[];
  add: (before: LearnerState, event: FoldedEvent) => void;
  /** A tester that goes on from here by itself. */
  copy: () => BeliefTester;
};

type Begun = { tests: readonly BeliefTest[]; running: ReadonlyMap<string, Belief> };

export function createBeliefTester(
  graph: Graph,
  begun: Begun = { tests: [], running: new Map() },
): BeliefTester {
  const tests = [...begun.tests];
  const running = new Map(begun.running);
  const add = (before: LearnerState, event: FoldedEvent) => {
    if (event.kind !== "answered") return;
    const begun = event.tries > 0 ? running.get(event.item) : undefined;
    running.delete(event.item);
    if (!isTest(graph, event)) return;
    const belief = begun ?? beliefBefore(graph, before, event);
    if (isSettled(event)) tests.push({ ...belief, right: event.result === "right" });
    else running.set(event.item, belief);
  };
  return { tests, add, copy: () => createBeliefTester(graph, { tests, running }) };
}

/** Counts tests of one learner or of many. */
export function toCalibration(tests: readonly BeliefTest[]): Calibration {
  const tested = tests.filter(({ onlyMeasures }) => !onlyMeasures);
  const byChance = toBins(tested, ({ chance }) => chance);
  return {
    all: countOf(tested),
    strong: countOf(tested.filter(({ called }) => called === "strong")),
    assumed: countOf(tested.filter(({ called }) => called === "assumed")),
    measuring: countOf(tests.filter(({ onlyMeasures }) => onlyMeasures)),
    byChance,
    byBelief: toBins(tested, ({ mastery }) => mastery),
    error: errorOf(tested, byChance),
  };
}

/** The calibration of one learner's log. */
export function calibrationOf(graph: Graph, log: readonly LogEvent[]): Calibration {
  return toCalibration(beliefTests(graph, log));
}

function isTest(graph: Graph, { hints, concept }: Answered): boolean {
  return hints === 0 && indexOf(graph, concept) !== -1;
}

function beliefBefore(graph: Graph, state: LearnerState, answer: Answered): Belief {
  return {
    chance: chanceOfAnswer(graph, state, { ...answer, tries: 0 }),
    mastery: masteryOf(graph, state, answer.concept),
    called: calledIn(graph, state, answer.concept),
    onlyMeasures: answer.onlyMeasures,
  };
}

function calledIn(graph: Graph, state: LearnerState, concept: string): BeliefTest["called"] {
  if (isShown(graph, state, concept)) return "strong";
  return !wasAsked(state, concept) && isKnown(graph, state, concept) ? "assumed" : "open";
}

function toBins(tests: readonly BeliefTest[], by: (test: BeliefTest) => number): Bin[] {
  const grouped = Map.groupBy(tests, (test) => binOf(by(test)));
  return Array.from({ length: BINS }, (_, bin) => ({
    from: bin / BINS,
    to: (bin + 1) / BINS,
    ...countOf(grouped.get(bin) ?? []),
  }));
}

function binOf(value: number): number {
  return Math.min(BINS - 1, Math.floor(value * BINS));
}

function countOf(tests: readonly BeliefTest[]): Counted {
  return {
    answers: tests.length,
    right: tests.filter(({ right }) => right).length,
    expected: tests.reduce((sum, { chance }) => sum + chance, 0),
  };
}

function errorOf(tests: readonly BeliefTest[], bins: readonly Bin[]): Calibration["error"] {
  if (tests.length === 0) return null;
  const meanOf = (value: (test: BeliefTest) => number) =>
    tests.reduce((sum, test) => sum + value(test), 0) / tests.length;
  return {
    ece: bins.reduce((sum, { right, expected }) => sum + Math.abs(right - expected), 0) / tests.length,
    brier: meanOf(({ chance, right }) => (chance - (right ? 1 : 0)) ** 2),
    logLoss: meanOf(({ chance, right }) => -Math.log(right ? chance : 1 - chance)),
  };
}
