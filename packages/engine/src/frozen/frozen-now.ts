import { allLogOdds } from "../belief/mastery.ts";
import { replay } from "../evolve.ts";
import { hashOf } from "../hash.ts";
import type { Answered, LogEvent } from "../log.ts";
import { ENGINE_VERSION, type LearnerState } from "../state.ts";
import { graph } from "../testing/given.ts";

/** States of named logs and their log-odds of mastery, with the version of the engine that folded them. */
export type Frozen = {
  engineVersion: number;
  states: Record<string, { state: LearnerState; logOdds: number[] }>;
};

const HOUR_MS = 3_600_000;

const LOGS: readonly (readonly [string, LogEvent[]])[] = [
  ["a learner who struggles", logOf("struggles", 90, 4)],
  ["a learner who does well", logOf("does well", 120, 8)],
  ["a learner who has just begun", logOf("begins", 6, 6)],
];

/** Folds the named logs with the current engine. */
export function frozenNow(): Frozen {
  return {
    engineVersion: ENGINE_VERSION,
    states: Object.fromEntries(
      LOGS.map(([name, log]) => {
        const state = replay(graph, log);
        return [name, JSON.parse(JSON.stringify({ state, logOdds: [...allLogOdds(graph, state)] }))];
      }),
    ),
  };
}

/** A generated log, the same on every machine: hours between its entries, one long absence, one voided entry, one reset concept. */
function logOf(name: string, entries: number, rightOf10: number): LogEvent[] {
  let at = 1_767_225_600_000;
  const events = Array.from({ length: entries }, (_, index): LogEvent => {
    const lot = `${name} ${index}`;
    at += (index === Math.floor(entries / 2) ? 40 * 24 : hashOf(`gap ${lot}`) % 30) * HOUR_MS;
    return eventOf(lot, { id: `event-${index}`, at }, rightOf10);
  });
  const middle = Math.floor(entries / 3);
  return [
    ...events,
    { kind: "voided", id: "void", at, event: `event-${middle}` },
    { kind: "reset", id: "reset", at, concept: "headers" },
    answerOf(`${name} last`, { id: "last", at: at + HOUR_MS }, rightOf10),
  ];
}

function eventOf(lot: string, stamp: { id: string; at: number }, rightOf10: number): LogEvent {
  const { id: concept } = pick(graph.concepts, `concept ${lot}`);
  switch (hashOf(`kind ${lot}`) % 12) {
    case 0:
    case 1:
      return { kind: "lesson-finished", ...stamp, concept };
    case 2:
      return { kind: "deferred", ...stamp, concept };
    default:
      return answerOf(lot, stamp, rightOf10);
  }
}

function pick<T>(list: readonly T[], lot: string): T {
  const found = list[hashOf(lot) % list.length];
  if (found === undefined) throw new Error("Nothing to pick from.");
  return found;
}

function answerOf(lot: string, stamp: { id: string; at: number }, rightOf10: number): Answered {
  const { id: item, concept, kind, choices, difficulty } = pick(graph.items, `item ${lot}`);
  const others = graph.concepts.map(({ id }) => id).filter((id) => id !== concept);
  const isRight = hashOf(`right ${lot}`) % 10 < rightOf10;
  const measured = { difficulty: (hashOf(`hard ${lot}`) % 100) / 100 - 0.5, variance: 0.1 };
  return {
    kind: "answered",
    ...stamp,
    item,
    concept,
    also: hashOf(`also ${lot}`) % 5 === 0 ? [pick(others, `other ${lot}`)] : [],
    itemKind: kind,
    choices,
    difficulty,
    ...(hashOf(`measured ${lot}`) % 3 === 0 ? { measured } : {}),
    purpose: pick(["placement", "step", "review", "probe"] as const, `purpose ${lot}`),
    result: isRight ? "right" : pick(["wrong", "dont-know"] as const, `wrong ${lot}`),
    hints: hashOf(`hints ${lot}`) % 6 === 0 ? 1 : 0,
    tries: hashOf(`tries ${lot}`) % 3,
    faults: hashOf(`fault ${lot}`) % 4 === 0 ? [pick(others, `fault of ${lot}`)] : [],
    onlyMeasures: hashOf(`measures ${lot}`) % 20 === 0,
  };
}
