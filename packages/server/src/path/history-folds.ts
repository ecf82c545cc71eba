/**
 * The histories of learners, as `history-thread.ts` keeps them: folds of logs from their start, for views that look back.
 *
 * 1. A fold continues from a part of the log that was folded before. Later parts are dropped: they are of a log that changed since.
 * 2. The parts that end at a multiple of `PART` are kept, with the last one.
 */
import {
  type BeliefTester,
  beginState,
  type Calibration,
  createBeliefTester,
  type Evidence,
  evidenceOf,
  evolve,
  evolveAll,
  type FoldedEvent,
  type Graph,
  type LearnerState,
  masteryOf,
  toCalibration,
} from "@aulo/engine";
import { countStrong } from "../catalogue/count-strong.ts";
import { dayOf } from "../log/day-of.ts";

/** Entries of the log in one part. */
export const PART = 250;

/** A day (UTC) with entries, the answers given on it, and the strong concepts at its end. */
export type Day = { day: string; attempts: number; strong: number };

/** The fold of a log from its start. */
type Folded = { state: LearnerState; days: readonly Day[]; tester: BeliefTester };

/** Requests to the thread. `at` and `from` are sequences up to which the log was folded; a reply is null for one that is gone. */
export type HistoryRequests = {
  fold: {
    asked: { learnerId: string; from: number; to: number; events: readonly FoldedEvent[] };
    reply: true | null;
  };
  days: { asked: { learnerId: string; at: number }; reply: readonly Day[] | null };
  calibration: { asked: { learnerId: string; at: number }; reply: Calibration | null };
  /** `lead`: the events before the page, since `from`. `mastery` is the belief at the end of the log, 0-1. */
  evidence: {
    asked: {
      learnerId: string;
      at: number;
      from: number;
      concept: string;
      lead: readonly FoldedEvent[];
      page: readonly FoldedEvent[];
    };
    reply: (Evidence & { mastery: number }) | null;
  };
  state: {
    asked: { learnerId: string; from: number; events: readonly FoldedEvent[] };
    reply: LearnerState | null;
  };
  forget: { asked: { learnerId: string }; reply: true };
};

export type HistoryFolds = {
  [Kind in keyof HistoryRequests]: (asked: HistoryRequests[Kind]["asked"]) => HistoryRequests[Kind]["reply"];
};

export function createHistoryFolds(graph: Graph): HistoryFolds {
  const learners = new Map<string, Map<number, Folded>>();
  const partsOf = (learnerId: string) => {
    const parts = learners.get(learnerId) ?? new Map([[0, begin(graph)]]);
    learners.set(learnerId, parts);
    return parts;
  };
  const find = (learnerId: string, at: number) => partsOf(learnerId).get(at) ?? null;
  return {
    fold: ({ learnerId, from, to, events }) => {
      const parts = partsOf(learnerId);
      const start = parts.get(from);
      if (start === undefined) return null;
      for (const sequence of parts.keys())
        if (sequence > from || (sequence === from && from % PART !== 0)) parts.delete(sequence);
      parts.set(to, foldOn(graph, start, events));
      return true;
    },
    days: ({ learnerId, at }) => find(learnerId, at)?.days ?? null,
    calibration: ({ learnerId, at }) => {
      const found = find(learnerId, at);
      return found && toCalibration(found.tester.tests);
    },
    evidence: ({ learnerId, at, from, concept, lead, page }) => {
      const [end, start] = [find(learnerId, at), find(learnerId, from)];
      if (end === null || start === null) return null;
      const evidence = evidenceOf(graph, page, concept, evolveAll(graph, start.state, lead));
      return { ...evidence, mastery: masteryOf(graph, end.state, concept) };
    },
    state: ({ learnerId, from, events }) => {
      const found = find(learnerId, from);
      return found && evolveAll(graph, found.state, events);
    },
    forget: ({ learnerId }) => {
      learners.delete(learnerId);
      return true;
    },
  };
}

function begin(graph: Graph): Folded {
  return { state: beginState(graph), days: [], tester: createBeliefTester(graph) };
}

/** Continues a fold. It changes copies, since parts share the days and the tests. */
function foldOn(graph: Graph, from: Folded, events: readonly FoldedEvent[]): Folded {
  const days = from.days.map((day) => ({ ...day }));
  const tester = from.tester.copy();
  const ids = graph.concepts.map(({ id }) => id);
  let { state } = from;
  for (const [index, event] of events.entries()) {
    tester.add(state, event);
    state = evolve(graph, state, event);
    const day = dayOf(event);
    const known = days.findLast((each) => each.day === day);
    const today = known ?? { day, attempts: 0, strong: 0 };
    if (known === undefined) days.push(today);
    if (event.kind === "answered") today.attempts += 1;
    const next = events[index + 1];
    if (next === undefined || dayOf(next) !== day) today.strong = countStrong({ graph }, state, ids);
  }
  return { state, days, tester };
}
