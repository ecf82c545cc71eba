import { OUTCOME_KINDS } from "@aulo/runner/kinds";
import { z } from "zod";
import { AttemptResult } from "../checks/attempt.ts";
import { Files } from "../files.ts";
import { ConceptId, Id, ItemId } from "../ids.ts";

export { ENDS_WITHOUT_VERDICT } from "@aulo/runner/kinds";

/** Code to run: an example of a lesson, possibly edited, or an answer to the open exercise of a check. */
export const NewRun = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("example"), concept: ConceptId, example: z.string(), code: z.string() }),
  z.strictObject({ kind: z.literal("exercise"), check: Id, item: ItemId, files: Files }),
]);
export type NewRun = z.infer<typeof NewRun>;

/** A place in the learner's own files, with the text of its line. */
export const SourceSpot = z.strictObject({
  file: z.string(),
  line: z.int(),
  column: z.int().nullable(),
  excerpt: z.string(),
});
export type SourceSpot = z.infer<typeof SourceSpot>;

export const TestOutcome = z.strictObject({
  name: z.string(),
  concept: ConceptId.nullable(),
  passed: z.boolean(),
  failure: z
    .strictObject({
      message: z.string(),
      expected: z.string().nullable(),
      actual: z.string().nullable(),
      diff: z.string().nullable(),
      /** Place at which the learner's code threw. */
      spot: SourceSpot.nullable(),
    })
    .nullable(),
  durationMs: z.number(),
});
export type TestOutcome = z.infer<typeof TestOutcome>;

/** The runner's verdict, as the page shows it. */
export const Outcome = z.strictObject({
  kind: z.enum(OUTCOME_KINDS),
  /** One plain sentence for the learner. */
  says: z.string(),
  tests: z.array(TestOutcome),
  spot: SourceSpot.nullable(),
  stack: z.string(),
  stdout: z.string(),
  stderr: z.string(),
  durationMs: z.number(),
  /**
   * Highest measured memory of all its processes together, in MB. Null when the system does not report it, or when nothing ran.
   */
  peakMemoryMb: z.number().nullable(),
});
export type Outcome = z.infer<typeof Outcome>;

export const Run = z.strictObject({
  id: Id,
  state: z.enum(["queued", "running", "ended"]),
  outcome: Outcome.nullable(),
  /** Result of the answer, as for a closed item. Null unless this run of an exercise counted as an answer. */
  result: AttemptResult.nullable(),
});
export type Run = z.infer<typeof Run>;

/**
 * An event of `GET /api/runs/:runId/events`: its `kind` is the name of the server-sent event, and `data` is the whole event as
 * JSON.
 */
export const RunEvent = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("queued"), ahead: z.int() }),
  z.strictObject({ kind: z.literal("started") }),
  z.strictObject({ kind: z.literal("ready"), afterMs: z.number() }),
  z.strictObject({ kind: z.literal("test-started"), name: z.string() }),
  z.strictObject({ kind: z.literal("test-ended"), test: TestOutcome }),
  z.strictObject({ kind: z.literal("printed"), stream: z.enum(["stdout", "stderr"]), text: z.string() }),
  z.strictObject({ kind: z.literal("ended"), run: Run }),
]);
export type RunEvent = z.infer<typeof RunEvent>;
