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
    case "probe":
      return { kind: "open-check", concept, purpose: "probe", says: "Answer one item" };
    case "review":
      return { kind: "open-check", concept, purpose: "review", says: "Review it now" };
    case "done":
    case "nothing-now":
      return { kind: "none" };
  }
}

/** The purpose of a step's check; null for a step without a check. */
export function purposeOf({ kind }: Pick<Step, "kind">): Purpose | null {
  switch (kind) {
    case "learn":
      return "step";
    case "confirm":
    case "code":
    case "probe":
    case "review":
      return kind;
    case "done":
    case "nothing-now":
      return null;
  }
}

/** A few words above the step's title. */
export function stepWords({ kind, detourFrom }: Pick<Step, "kind" | "detourFrom">): string {
  if (detourFrom !== null) return "Your next step: a short detour";
  switch (kind) {
    case "learn":
      return "Your next step";
    case "confirm":
      return "Your next step: show that you know it";
    case "code":
      return "Your next step: show it in code";
    case "probe":
      return "Your next step: find the gap";
    case "review":
      return "Your next step: a review";
    case "done":
      return "Well done";
    case "nothing-now":
      return "Your next step";
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
