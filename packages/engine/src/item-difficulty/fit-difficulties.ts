/**
 * Batch fit of item difficulties.
 *
 * 1. It reads all logs several times. Each round folds the learners with the difficulties of the round before.
 * 2. Within a round, each answer updates the difficulty of its item as online (see measure-difficulty.ts).
 */
import { evolve, withoutVoided } from "../evolve.ts";
import type { Graph, MeasuredDifficulty } from "../graph.ts";
import type { Answered, LogEvent } from "../log.ts";
import { beginState, type LearnerState } from "../state.ts";
import { authoredDifficulty, measureDifficulty, toMeasurement } from "./measure-difficulty.ts";

/** Fitted difficulty of an item, with the number of answers behind it, from 1. */
export type FittedDifficulty = MeasuredDifficulty & { answers: number };

type Difficulties = ReadonlyMap<string, FittedDifficulty>;

/**
 * Fits the difficulties of all answered items; each log is that of one learner. The fit depends on the answers alone: voided events and
 * the difficulties stored with the answers are ignored.
 *
 * @param rounds number of passes over all logs, from 1
 */
export function fitDifficulties(
  graph: Graph,
  logs: readonly (readonly LogEvent[])[],
  rounds = 3,
): Difficulties {
  let known: Difficulties = new Map();
  for (let round = 0; round < rounds; round += 1) known = measureOnce(graph, logs, known);
  return known;
}

function measureOnce(
  graph: Graph,
  logs: readonly (readonly LogEvent[])[],
  known: Difficulties,
): Difficulties {
  const found = new Map<string, FittedDifficulty>();
  for (const log of logs) {
    let state = beginState(graph);
    for (const event of withoutVoided(log)) {
      const read = event.kind === "answered" ? { ...event, measured: measuredIn(known, event.item) } : event;
      if (read.kind === "answered") measureInto(graph, found, state, read);
      state = evolve(graph, state, read);
    }
  }
  return found;
}

function measuredIn(known: Difficulties, item: string): MeasuredDifficulty | undefined {
  const found = known.get(item);
  return found && { difficulty: found.difficulty, variance: found.variance };
}

function measureInto(
  graph: Graph,
  found: Map<string, FittedDifficulty>,
  state: LearnerState,
  answer: Answered,
): void {
  const measurement = toMeasurement(graph, state, answer);
  if (measurement === null) return;
  const before = found.get(answer.item) ?? { ...authoredDifficulty(answer.difficulty), answers: 0 };
  const after = measureDifficulty(before, measurement);
  found.set(answer.item, { ...after, answers: before.answers + 1 });
}
