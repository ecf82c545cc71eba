import { ANSWER_RESULTS, DIFFICULTIES, EXPERIENCES, ITEM_KINDS, type LogEvent, PURPOSES } from "@aulo/engine";
import { z } from "zod";

const common = { id: z.uuid(), at: z.number().int().nonnegative() };

/** `prove` is the former name of `test-out`, in logs and exports of earlier versions. */
const Purpose = z
  .enum([...PURPOSES, "prove"])
  .transform((purpose) => (purpose === "prove" ? "test-out" : purpose));

/** Schema of the engine's `LogEvent`, as it is stored in the database and in exports. */
export const StoredEvent: z.ZodType<LogEvent> = z.discriminatedUnion("kind", [
  z.strictObject({
    ...common,
    kind: z.literal("answered"),
    item: z.string(),
    concept: z.string(),
    also: z.array(z.string()),
    itemKind: z.enum(ITEM_KINDS),
    choices: z.int().nonnegative(),
    difficulty: z.enum(DIFFICULTIES),
    measured: z.strictObject({ difficulty: z.number(), variance: z.number().positive() }).optional(),
    purpose: Purpose,
    result: z.enum(ANSWER_RESULTS),
    hints: z.int().nonnegative(),
    hintsOf: z.int().nonnegative().optional(),
    tries: z.int().nonnegative(),
    shows: z.array(z.string()).optional(),
    faults: z.array(z.string()),
    onlyMeasures: z.boolean(),
  }),
  z.strictObject({ ...common, kind: z.literal("lesson-finished"), concept: z.string() }),
  z.strictObject({ ...common, kind: z.literal("deferred"), concept: z.string() }),
  z.strictObject({ ...common, kind: z.literal("placement-ended") }),
  z.strictObject({ ...common, kind: z.literal("answer-seen"), item: z.string() }),
  z.strictObject({ ...common, kind: z.literal("introduced"), experience: z.enum(EXPERIENCES) }),
  z.strictObject({ ...common, kind: z.literal("reset"), concept: z.string().nullable() }),
  z.strictObject({ ...common, kind: z.literal("voided"), event: z.uuid() }),
]);

/** Context of an entry, which the engine does not fold: its check, the reason of a deferral, and a note. */
export const EntryContext = z.strictObject({
  check: z.uuid().nullable(),
  why: z.enum(["too-hard", "too-easy", "not-interested", "no-time", "other"]).nullable(),
  note: z.string(),
});
export type EntryContext = z.infer<typeof EntryContext>;

export const NO_CONTEXT: EntryContext = { check: null, why: null, note: "" };

export type Entry = EntryContext & { sequence: number; event: LogEvent };
