/** One fact of a reason. `checkStep` derives each from the log again. */
export type Claim =
  /** `unanswered`: those with "I don't know yet". */
  | {
      kind: "answers";
      concept: string;
      right: number;
      wrong: number;
      unanswered: number;
      events: readonly string[];
    }
  | { kind: "mastery"; concept: string; value: number }
  | { kind: "needed-by"; concept: string; by: string }
  | { kind: "never-asked"; concept: string }
  | { kind: "first-open"; concept: string; goalPosition: number; of: number }
  | { kind: "opens"; concept: string; concepts: readonly string[] }
  | { kind: "recall"; concept: string; value: number; lastShownAt: number }
  /** A right answer on `concept` is also a review of these due prerequisites. */
  | { kind: "covers"; concept: string; concepts: readonly string[] }
  | { kind: "gap"; concept: string; failed: string; score: number }
  | { kind: "back-from"; gap: string; left: string }
  /** `concept` is near `failed` in the syllabus, and the lesson of `failed` did not help. */
  | { kind: "near"; concept: string; failed: string }
  | { kind: "put-off"; concepts: readonly string[] }
  /** These concepts rest: rounds on them failed, or their items were asked or shown too lately. */
  | { kind: "rests"; concepts: readonly string[] }
  /** The concept is known by closed items or assumed, and an exercise that shows it by code is left. */
  | { kind: "no-code"; concept: string }
  /** The concept is a target of the goal, and rests on so many concepts that were not shown yet. */
  | { kind: "target"; concept: string; covers: number }
  /** These concepts of subjects that can wait are locked until `concept` is strong. */
  | { kind: "unlocks"; concept: string; concepts: readonly string[] }
  /** Everything that the milestone needs is known. `position` of `of` in its project, from 1; `shows`: concepts that passing shows by code. */
  | {
      kind: "milestone";
      concept: string;
      milestone: string;
      position: number;
      of: number;
      shows: readonly string[];
    }
  /** Failed rounds on the concept since it was last shown. */
  | { kind: "rounds"; concept: string; failed: number };

export type StepCause =
  | "trace"
  | "return"
  | "review"
  | "confirm"
  | "code"
  | "build"
  | "learn"
  | "done"
  | "put-off"
  | "rest";

/** How a lesson that did not help is taught again: from the part that the mistakes belong to (`section`), or by another explanation and a worked example (`again`). */
export type Help = "section" | "again";

type Reason = { cause: StepCause; claims: readonly Claim[] };

/** Exactly one next step, with its cause and the claims that justify it. */
export type Step =
  | ({
      kind: "learn";
      concept: string;
      detourFrom: string | null;
      lessonRead: boolean;
      /** Null for the first round. */
      help: Help | null;
    } & Reason)
  | ({ kind: "confirm"; concept: string; detourFrom: null } & Reason)
  | ({ kind: "code"; concept: string; detourFrom: null } & Reason)
  | ({ kind: "build"; concept: string; milestone: string; detourFrom: null } & Reason)
  | ({ kind: "probe"; concept: string; detourFrom: string } & Reason)
  | ({ kind: "review"; concept: string; detourFrom: null } & Reason)
  | ({ kind: "done" } & Reason)
  | ({ kind: "nothing-now"; until: number } & Reason);
