import type { Path } from "../problem.ts";
import type { Job, RunOutcome } from "./job.ts";

/** Kind of statement to prove. */
export type ClaimKind =
  | "starter"
  | "solution"
  | "right-answer"
  | "wrong-answer"
  | "example"
  | "prose"
  | "predicted-output"
  | "line-order";

/** A statement of the track about code, and the run that proves or refutes it. */
export type Claim = {
  kind: ClaimKind;
  /** Name for the author, such as `promises/load-in-order wrong/all-at-once`. */
  name: string;
  /** The wrong answer of this claim, whose failing tests the matrix of requirements shows. */
  wrong?: { exercise: string; name: string };
  file: string;
  /** Place in the file: a path in its data, or a line. */
  place: { path: Path } | { line: number };
  job: Job;
  /** @returns a sentence on how the run differed from the claim; null when the claim holds */
  judge(outcome: RunOutcome): string | null;
};
