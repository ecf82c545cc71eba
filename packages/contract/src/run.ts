import { OUTCOME_KINDS } from "@aulo/runner/kinds";
import { z } from "zod";
import { AttemptResult } from "./check.ts";
import { ConceptId, Id, ItemId } from "./ids.ts";
import { Files } from "./item.ts";

export { ENDS_WITHOUT_VERDICT } from "@aulo/runner/kinds";

/** Code to run: an example of a lesson (as edited), or an answer to the open exercise of a check. */
export const NewRun = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("example"), concept: ConceptId, example: z.string(), code: z.string() }),
  z.strictObject({ kind: z.literal("exercise"), check: Id, item: ItemId, files: Files }),
]);
export type NewRun = z.infer<typeof NewRun>;

/** How strongly learners' code is walled in on the machine that serves. */
export const Sandbox = z.strictObject({
  /**
   * By what: the system keeps it from everything but its own folder; or from the machine's files, network and processes, while it
   * shares the rest with them; or it is guarded against accidents alone.
   */
  walls: z.enum(["contained", "walled-off", "guarded"]),
  /** What kept the machine from containing it; null when it is contained. */
  because: z.string().nullable(),
});
export type Sandbox = z.infer<typeof Sandbox>;

/** A place in the learner's own files, and what stands on that line. */
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
      /** Where the learner's code threw. */
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
  /** The most memory that was seen of all its processes together, MB; null where the system does not tell, and where nothing ran. */
  peakMemoryMb: z.number().nullable(),
});
export type Outcome = z.infer<typeof Outcome>;

export const Run = z.strictObject({
  id: Id,
  state: z.enum(["queued", "running", "ended"]),
  outcome: Outcome.nullable(),
  /** For an exercise whose verdict counted: the same as the reply to a closed item. */
  result: AttemptResult.nullable(),
});
export type Run = z.infer<typeof Run>;

/** The events of `GET /api/runs/:id/events`, each under its `kind` as the event's name, with this as JSON in `data`. */
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
