import type { Path } from "../problem.ts";
import type { Job, RunOutcome } from "./job.ts";

/** What is being proved. */
export type ClaimKind =
  | "starter"
  | "solution"
  | "wrong-answer"
  | "example"
  | "predicted-output"
  | "line-order";

/** Something that the track says about code, and the run that shows whether it is so. */
export type Claim = {
  kind: ClaimKind;
  /** Names it to the author, such as `promises/load-in-order wrong/all-at-once`. */
  name: string;
  file: string;
  /** Place in the file: a path of its data or a line. */
  place: { path: Path } | { line: number };
  job: Job;
  /** @returns a sentence that says in what the run differed from the claim, or null */
  judge(outcome: RunOutcome): string | null;
};
