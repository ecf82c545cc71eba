import { ACTION_KINDS, OUTCOME_KINDS } from "@aulo/runner/kinds";
import { z } from "zod";
import { AttemptResult } from "../checks/attempt.ts";
import { Files } from "../files.ts";
import { ConceptId, Id, ItemId } from "../ids.ts";
import { LIMITS } from "../limits.ts";

export { ENDS_WITHOUT_VERDICT } from "@aulo/runner/kinds";

/**
 * Code to run: an example of a lesson, possibly edited; an answer to the open exercise of a check; more code for an exercise that
 * has ended in the check; or a `try`, the files of an exercise without its tests. Only an answer to an open exercise counts.
 */
export const NewRun = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("example"),
    concept: ConceptId,
    example: z.string().max(LIMITS.nameChars),
    code: z.string().max(LIMITS.filesBytes),
  }),
  z.strictObject({ kind: z.literal("exercise"), check: Id, item: ItemId, files: Files }),
  z.strictObject({ kind: z.literal("ended-exercise"), check: Id, item: ItemId, files: Files }),
  z.strictObject({ kind: z.literal("try"), item: ItemId, files: Files }),
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

/** Output that was written in one go. */
export const PrintedPiece = z.strictObject({
  stream: z.enum(["stdout", "stderr"]),
  /** Its colours (the SGR sequences of terminals) are kept. It holds no other control sequence. */
  text: z.string(),
  /** Time since the start of the run. */
  afterMs: z.number(),
});
export type PrintedPiece = z.infer<typeof PrintedPiece>;

const Printed = z.strictObject({
  stdout: z.string(),
  stderr: z.string(),
  /** Both streams in the order in which the code wrote them. */
  pieces: z.array(PrintedPiece),
});

/** One action of a test on the learner's code, as printed texts. */
export const TestAction = z.strictObject({
  kind: z.enum(ACTION_KINDS),
  /** The call, the method and path, the command, or the SQL. */
  did: z.string(),
  /** Headers and body, standard input, files. */
  sent: z.string().nullable(),
  /** The value, the response, or the error; null when none had come. */
  got: z.string().nullable(),
  /** Whether `got` is an error. */
  threw: z.boolean(),
});
export type TestAction = z.infer<typeof TestAction>;

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
      /** A common error in plain words. */
      explanation: z.string().nullable(),
    })
    .nullable(),
  /**
   * Calls, requests and other actions of the test on the learner's code, in order. Empty until the run has ended, and for a passed test
   * while another one fails.
   */
  actions: z.array(TestAction),
  /** Number of actions that were left out, since a test may show only some. */
  actionsLeftOut: z.int(),
  /** Output of the learner's code during the test. Empty until the run has ended. */
  printed: Printed,
  durationMs: z.number(),
});
export type TestOutcome = z.infer<typeof TestOutcome>;

/** The runner's verdict, as the page shows it. */
export const Outcome = z.strictObject({
  kind: z.enum(OUTCOME_KINDS),
  /** One plain sentence for the learner. */
  says: z.string(),
  tests: z.array(TestOutcome),
  /** Place of the error that ended the learner's code. */
  spot: SourceSpot.nullable(),
  /** That error in plain words, when it is a common one. */
  explanation: z.string().nullable(),
  stack: z.string(),
  /** Output that belongs to no test. */
  stdout: z.string(),
  stderr: z.string(),
  /** Both streams in the order in which the code wrote them. */
  pieces: z.array(PrintedPiece),
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
  PrintedPiece.extend({ kind: z.literal("printed") }),
  z.strictObject({ kind: z.literal("ended"), run: Run }),
]);
export type RunEvent = z.infer<typeof RunEvent>;
