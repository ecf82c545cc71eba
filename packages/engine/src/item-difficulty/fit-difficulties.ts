import { evolve, withoutVoided } from "../evolve.ts";
import type { Graph, MeasuredDifficulty } from "../graph.ts";
import type { Answered, LogEvent } from "../log.ts";
import { beginState, type LearnerState } from "../state.ts";
import { authoredDifficulty, measureDifficulty, measuresItem } from "./measure-difficulty.ts";

/** What a fit holds of an item, and how many answers it rests on, from 1. */
export type FittedDifficulty = MeasuredDifficulty & { answers: number };

type Difficulties = ReadonlyMap<string, FittedDifficulty>;

/**
 * The batch fit: difficulties of all items that the logs answer, each log one learner's. What was voided does not count, nor what was
 * measured when the answers were given: the fit depends on the answers alone.
 *
 * @param rounds times that all logs are read, from 1
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
  if (!measuresItem(graph, state, answer)) return;
  const before = found.get(answer.item) ?? { ...authoredDifficulty(answer.difficulty), answers: 0 };
  const after = measureDifficulty(graph, state, answer, before);
  found.set(answer.item, { ...after, answers: before.answers + 1 });
}
