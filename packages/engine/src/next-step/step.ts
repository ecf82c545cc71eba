/** One fact of a reason. `checkStep` derives each from the log again. */
export type Claim =
  | { kind: "answers"; concept: string; right: number; wrong: number; events: readonly string[] }
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
  | { kind: "put-off"; concepts: readonly string[] };

export type StepCause = "trace" | "return" | "review" | "confirm" | "learn" | "done" | "put-off";

type Reason = { cause: StepCause; claims: readonly Claim[] };

/** Exactly one next step, with its cause and the claims that justify it. */
export type Step =
  | ({ kind: "learn"; concept: string; detourFrom: string | null; lessonRead: boolean } & Reason)
  | ({ kind: "confirm"; concept: string; detourFrom: null } & Reason)
  | ({ kind: "probe"; concept: string; detourFrom: string } & Reason)
  | ({ kind: "review"; concept: string; detourFrom: null } & Reason)
  | ({ kind: "done" } & Reason)
  | ({ kind: "nothing-now"; until: number } & Reason);
