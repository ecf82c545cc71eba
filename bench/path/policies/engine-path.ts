/**
 * Aulo's own path, through the engine's public interface, as the server and the page use it.
 *
 * 1. Take the placement and end it.
 * 2. Then follow the next step: read its lesson if it was not read yet, and take its check.
 * 3. Add every answer to the log as an event. The state is the fold of the log.
 * 4. When nothing is left to do today, continue on the next day.
 */
import {
  type Answered,
  beginState,
  type Check,
  checkVerdict,
  chooseItem,
  chooseNext,
  evolve,
  type FoldedEvent,
  type ItemNode,
  type LearnerState,
  type Step,
  type Verdict,
} from "@aulo/engine";
import type { Result } from "../../simulation/answering.ts";
import type { Course, Policy } from "../course.ts";

class EngineWalk {
  readonly #course: Course;
  readonly #items: ReadonlyMap<string, ItemNode>;
  #state: LearnerState;
  #events = 0;

  constructor(course: Course) {
    this.#course = course;
    this.#state = beginState(course.graph);
    this.#items = new Map(course.graph.items.map((item) => [item.id, item]));
  }

  walk(): void {
    this.#takeCheck("placement", null);
    this.#take({ kind: "placement-ended", ...this.#stamp() });
    while (!this.#course.isOver) this.#follow(this.#nextStep());
  }

  #nextStep(): Step {
    return chooseNext(this.#course.graph, this.#state, this.#course.goal, this.#course.now);
  }

  #follow(step: Step): void {
    switch (step.kind) {
      case "learn": {
        this.#course.turnTo(step.concept);
        if (!step.lessonRead) this.#read(step.concept);
        const verdict = this.#takeCheck("step", step.concept);
        if (verdict !== "goes-on" && this.#wasRead(step.concept))
          this.#course.checked(step.concept, verdict === "passed");
        return;
      }
      case "confirm":
      case "code":
      case "build":
      case "probe":
      case "review":
        if (step.kind !== "review") this.#course.turnTo(step.concept);
        this.#takeCheck(step.kind, step.concept);
        return;
      case "done":
      case "nothing-now":
        this.#course.goHome();
    }
  }

  #wasRead(concept: string): boolean {
    return (this.#state.concepts[concept]?.lessonSequence ?? 0) > 0;
  }

  #read(concept: string): void {
    this.#course.read(concept);
    this.#take({ kind: "lesson-finished", ...this.#stamp(), concept });
  }

  /** Takes a check to its end; `goes-on` when the time ran out first. */
  #takeCheck(purpose: Check["purpose"], concept: string | null): Verdict {
    const { graph, goal } = this.#course;
    const seed = this.#events;
    let check: Check = { purpose, concept, answers: [] };
    while (!this.#course.isOver) {
      const choice = chooseItem(graph, this.#state, goal, check, { seed, now: this.#course.now });
      const item = choice === null ? undefined : this.#items.get(choice.item);
      if (choice === null || item === undefined) return "ended";
      const result = this.#answer(item, purpose, choice.onlyMeasures);
      check = {
        ...check,
        answers: [
          ...check.answers,
          { item: item.id, concept: item.concept, result, onlyMeasures: choice.onlyMeasures },
        ],
      };
      const verdict = checkVerdict(graph, this.#state, goal, check, this.#course.now);
      if (verdict !== "goes-on") return verdict;
    }
    return "goes-on";
  }

  #answer(item: ItemNode, purpose: Check["purpose"], onlyMeasures: boolean): Result {
    const results = purpose === "review" ? this.#course.review(item) : this.#course.ask(item);
    results.forEach((result, tries) => {
      this.#take(this.#toEvent(item, { purpose, onlyMeasures, result, tries }));
    });
    return results.at(-1) ?? "dont-know";
  }

  #toEvent(item: ItemNode, given: Pick<Answered, "purpose" | "onlyMeasures" | "result" | "tries">): Answered {
    return {
      kind: "answered",
      ...this.#stamp(),
      item: item.id,
      concept: item.concept,
      also: item.also,
      itemKind: item.kind,
      choices: item.choices,
      difficulty: item.difficulty,
      hints: 0,
      shows: item.shows,
      faults: [],
      ...given,
    };
  }

  #stamp(): { id: string; at: number } {
    this.#events += 1;
    return { id: `event-${this.#events}`, at: this.#course.now };
  }

  #take(event: FoldedEvent): void {
    this.#state = evolve(this.#course.graph, this.#state, event);
  }
}

/** The path chosen by Aulo's engine. */
export const enginePath: Policy = { name: "Aulo", walk: (course) => new EngineWalk(course).walk() };
