import type { Purpose, Step } from "@aulo/contract";

/** The action of a step's primary button. */
export type StepAction =
  | { kind: "read-lesson"; concept: string; says: string }
  | { kind: "open-check"; concept: string; purpose: Purpose; says: string }
  | { kind: "none" };

/** The primary action of a step: the lesson while it is unread or helps after failed rounds, then the step's check. */
export function primaryAction(step: Step): StepAction {
  const { kind, concept } = step;
  if (concept === null) return { kind: "none" };
  switch (kind) {
    case "learn":
      return learnAction(step, concept);
    case "confirm":
      return { kind: "open-check", concept, purpose: "confirm", says: "Show it with one item" };
    case "code":
      return {
        ...{ kind: "open-check", concept, purpose: "code" },
        says: step.draft === null ? "Show it in code" : GO_ON_WITH_DRAFT,
      };
    case "build":
      return {
        ...{ kind: "open-check", concept, purpose: "build" },
        says: step.draft === null ? "Build it" : GO_ON_WITH_DRAFT,
      };
    case "probe":
      return { kind: "open-check", concept, purpose: "probe", says: "Answer one item" };
    case "review":
      return { kind: "open-check", concept, purpose: "review", says: "Review it now" };
    case "done":
    case "nothing-now":
      return { kind: "none" };
  }
}

function learnAction({ lessonRead, help, draft }: Step, concept: string): StepAction {
  if (help === "again" || (help === "section" && !lessonRead))
    return { kind: "read-lesson", concept, says: HELP_WORDS[help] };
  if (draft !== null) return { kind: "open-check", concept, purpose: "step", says: GO_ON_WITH_DRAFT };
  if (lessonRead) return { kind: "open-check", concept, purpose: "step", says: "Check what stuck" };
  return { kind: "read-lesson", concept, says: "Read the lesson" };
}

const GO_ON_WITH_DRAFT = "Go on with your draft";

const HELP_WORDS: Readonly<Record<NonNullable<Step["help"]>, string>> = {
  section: "Look at this part again",
  again: "See it explained in another way",
};
