import {
  type Answered,
  beginState,
  type Check,
  checkVerdict,
  chooseItem,
  chooseNext,
  evolve,
  type FoldedEvent,
  type Goal,
  type Graph,
  type ItemNode,
  type LearnerState,
  type LogEvent,
  type Purpose,
  type Step,
} from "@aulo/engine";

type Result = Answered["result"];
/** Result of the learner's answer to an item, or the concepts that it blames: those of the failing test. */
export type Answers = (item: ItemNode) => Result | { blames: readonly string[] };

const MINUTE_MS = 60_000;

/**
 * Simulated learner that follows the engine, without server or database. Each answer is an event of the log,
 * one minute after the last.
 */
export class EngineSession {
  readonly log: LogEvent[] = [];
  readonly graph: Graph;
  readonly goal: Goal;
  state: LearnerState;
  asked = 0;
  readonly #items: ReadonlyMap<string, ItemNode>;
  readonly #answers: Answers;
  readonly #seed: number;

  constructor(given: { graph: Graph; goal: Goal; answers: Answers; seed: number }) {
    this.graph = given.graph;
    this.goal = given.goal;
    this.state = beginState(given.graph);
    this.#answers = given.answers;
    this.#seed = given.seed;
    const milestones = given.graph.projects.flatMap((project) => project.milestones);
    this.#items = new Map([...given.graph.items, ...milestones].map((item) => [item.id, item]));
  }

  get now(): number {
    return this.log.length * MINUTE_MS;
  }

  next(): Step {
    return chooseNext(this.graph, this.state, this.goal, this.now);
  }

  read(concept: string): void {
    this.#take({ kind: "lesson-finished", id: `event-${this.log.length}`, at: this.now, concept });
  }

  /** Takes a whole check. Returns its verdict, or "ended" when the items ran out. */
  takeCheck(purpose: Purpose, concept: string | null): "passed" | "failed" | "ended" {
    let check: Check = { purpose, concept, answers: [] };
    for (;;) {
      const choice = chooseItem(this.graph, this.state, this.goal, check, {
        seed: this.#seed,
        now: this.now,
      });
      const item = choice && this.#items.get(choice.item);
      if (!item) return "ended";
      const answer = this.#answers(item);
      const [result, faults] = typeof answer === "string" ? [answer, []] : ["wrong" as const, answer.blames];
      this.asked += 1;
      const event = this.#toEvent(item, { purpose, result, faults, onlyMeasures: choice.onlyMeasures });
      this.#take(event);
      check = { ...check, answers: [...check.answers, event] };
      const verdict = checkVerdict(this.graph, this.state, this.goal, check, this.now);
      if (verdict !== "goes-on") return verdict;
    }
  }

  #toEvent(
    item: ItemNode,
    given: Pick<Answered, "purpose" | "result" | "faults" | "onlyMeasures">,
  ): Answered {
    const { id, concept, also, kind, choices, difficulty, shows } = item;
    const stamp = { id: `event-${this.log.length}`, at: this.now };
    const answered = { item: id, concept, also, itemKind: kind, choices, difficulty };
    // A learner runs an exercise until it passes, or gives it up after some runs.
    const isGivenUp = kind === "exercise" && given.result === "wrong";
    const ended = isGivenUp ? { result: "dont-know" as const, tries: 2 } : { tries: 0 };
    return { kind: "answered", ...stamp, ...answered, shows, hints: 0, ...given, ...ended };
  }

  #take(event: FoldedEvent & LogEvent): void {
    this.log.push(event);
    this.state = evolve(this.graph, this.state, event);
  }
}
