/** One thing a reason rests on; `checkStep` re-derives each from the log. */
export type Claim =
  | { kind: "answers"; concept: string; right: number; wrong: number; events: readonly string[] }
  | { kind: "mastery"; concept: string; value: number }
  | { kind: "needed-by"; concept: string; by: string }
  | { kind: "never-asked"; concept: string }
  | { kind: "first-open"; concept: string; goalPosition: number; of: number }
  | { kind: "opens"; concept: string; concepts: readonly string[] }
  | { kind: "recall"; concept: string; value: number; lastShownAt: number }
  /** A right answer on `concept` exercises all of these, which are due as well. */
  | { kind: "covers"; concept: string; concepts: readonly string[] }
  | { kind: "gap"; concept: string; failed: string; score: number }
  | { kind: "back-from"; gap: string; left: string }
  /** `concept` lies near `failed` in the syllabus, whose lesson did not help. */
  | { kind: "near"; concept: string; failed: string }
  | { kind: "put-off"; concepts: readonly string[] };

export type Rule = "trace" | "return" | "review" | "confirm" | "learn" | "done" | "put-off";

type Because = { rule: Rule; claims: readonly Claim[] };

/** Exactly one next step, with the rule that chose it and what the rule rests on. */
export type Step =
  | ({ kind: "learn"; concept: string; detourFrom: string | null; lessonRead: boolean } & Because)
  | ({ kind: "confirm"; concept: string; detourFrom: null } & Because)
  | ({ kind: "probe"; concept: string; detourFrom: string } & Because)
  | ({ kind: "review"; concept: string; detourFrom: null } & Because)
  | ({ kind: "done" } & Because)
  | ({ kind: "nothing-now"; until: number } & Because);
