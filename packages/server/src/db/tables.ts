import type { Answer, CheckResult, Files, Step } from "@aulo/contract";
import type { Check, LogEvent, Purpose, StandingState } from "@aulo/engine";
import type { ColumnType, Generated, JSONColumnType, Kysely } from "kysely";

/** A column of JSON text: written as a string, read as the value. */
type Json<T extends object | null> = JSONColumnType<T, string, string>;
/** A column of JSON text or NULL. */
type OptionalJson<T extends object> = ColumnType<T | null, string | null, string | null>;
type Moment = ColumnType<Date, Date, Date>;
/** The database sets it to the time of the insert unless it is given. */
type MomentOfInsert = ColumnType<Date, Date | undefined, Date>;

export type LearnersTable = {
  id: string;
  created_at: MomentOfInsert;
  /** Concepts that a new engine calls answered and no longer strong, until the learner has read it; null for none. */
  notice: ColumnType<string[] | null, string | null | undefined, string | null>;
  /** The log came with an import, so its answers count for this learner alone. */
  imported: ColumnType<boolean, boolean | undefined, boolean>;
};

export type TokensTable = {
  /** SHA-256 of the token, hexadecimal. */
  hash: string;
  learner_id: string;
  created_at: MomentOfInsert;
  id: Generated<string>;
  /** Time of the last use, accurate to an hour; null before the first. */
  used_at: ColumnType<Date | null, Date | null | undefined, Date>;
  /** The `User-Agent` of the last use, shortened. */
  used_by: Generated<string>;
};

export type GoalsTable = {
  id: string;
  learner_id: string;
  text: string;
  title: string;
  targets: Json<string[]>;
  dropped: Json<string[]>;
  waits: Json<string[]>;
  active: boolean;
  created_at: Moment;
  reached_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
};

/** One entry of a learner's log; append-only by a trigger. */
export type LogTable = {
  learner_id: string;
  /** From 1, without holes, in the order of the log. */
  sequence: number;
  id: string;
  at: Moment;
  kind: LogEvent["kind"];
  event: Json<LogEvent>;
  check_id: string | null;
  /** Reason of a deferral. */
  why: string | null;
  note: string;
};

/** Cached folds of logs. */
export type StatesTable = {
  learner_id: string;
  engine_version: number;
  /** Hash of the graph that the log was folded over. */
  graph: string;
  /** Sequence of the last entry folded; 0 without a state. */
  sequence: number;
  /** See `packState`; null for a state of an earlier version. */
  state: ColumnType<Uint8Array | null, Uint8Array, Uint8Array>;
};

/** The item that is open in a check. */
export type OpenItem = {
  item: string;
  onlyMeasures: boolean;
  /** Seed of the order in which its options or lines are shown. */
  seed: number;
  hintsShown: number;
  /** Failing runs so far, for an exercise. */
  tries: number;
};

/**
 * The last answer to an item in a check, with the id of its entry in the log and the seed of the order in which its options or lines
 * were shown. `answer`: the answer as it was given; absent for an exercise. `mistake`: why a wrong answer is wrong, where an author foresaw it. Rows of
 * earlier versions have none of these.
 */
export type CheckAnswer = Check["answers"][number] & {
  entry?: string;
  seed?: number;
  answer?: Answer;
  mistake?: Step["mistake"];
};

/** The learner's belief and standing on each concept at one moment. */
export type Snapshot = Record<string, { mastery: number; state: StandingState }>;

export type ChecksTable = {
  id: string;
  learner_id: string;
  purpose: Purpose;
  concept: string | null;
  state: "open" | "passed" | "failed" | "ended";
  seed: number;
  open_item: Json<OpenItem | null>;
  answers: Json<CheckAnswer[]>;
  before: Json<Snapshot>;
  /** Null while it is open, and for a check that ended with an earlier version. */
  result: OptionalJson<CheckResult>;
  started_at: Moment;
};

/** Learners' statements that an answer was right, one for an answer. */
export type DisputesTable = {
  learner_id: string;
  /** Id of the answer's entry in the log. */
  event: string;
  item: string;
  reason: string;
  answer: OptionalJson<Answer>;
  /** The saved draft of an exercise. */
  files: OptionalJson<Files>;
  track_version: number;
  created_at: Moment;
};

export type DraftsTable = {
  learner_id: string;
  exercise: string;
  files: Json<Record<string, string>>;
  saved_at: Moment;
  /** Number of changes so far, from 1. */
  revision: number;
};

/** Replies to requests with an `Idempotency-Key`. */
export type RepliesTable = {
  learner_id: string;
  key: string;
  /** SHA-256 of the request, so that a key is not used for another one. */
  request: string;
  reply: Json<object>;
  created_at: MomentOfInsert;
};

/** Difficulty of each item, measured on the first answers of all learners; it belongs to no single learner. */
export type DifficultiesTable = {
  item: string;
  /** The running estimate: mean and variance on the scale of strength. */
  difficulty: number;
  variance: number;
  /** Number of answers behind the estimate. */
  answers: number;
  /** The estimate that the fold uses for new answers; null until enough learners have answered. */
  shared_difficulty: number | null;
  shared_variance: number | null;
  /** Number of answers behind the shared estimate. */
  shared_answers: number;
  /** Version of the last batch fit that included the item; 0 for none. */
  version: number;
  changed_at: Moment;
};

/** Every batch fit of the difficulties. */
export type CalibrationsTable = {
  /** From 1. */
  version: number;
  engine_version: number;
  at: Moment;
  learners: number;
  answers: number;
  items: number;
};

export type Database = {
  learners: LearnersTable;
  tokens: TokensTable;
  goals: GoalsTable;
  log: LogTable;
  states: StatesTable;
  checks: ChecksTable;
  disputes: DisputesTable;
  drafts: DraftsTable;
  replies: RepliesTable;
  difficulties: DifficultiesTable;
  calibrations: CalibrationsTable;
};

/** The database, or a transaction on it. */
export type Db = Kysely<Database>;
