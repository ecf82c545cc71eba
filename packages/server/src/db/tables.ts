import type {
  Answer,
  AttemptResult,
  AuditKind,
  CheckResult,
  Files,
  NewRun,
  Outcome,
  Role,
  RunEvent,
  Sandbox,
  Step,
} from "@aulo/contract";
import type { Answered, Check, LogEvent, Measurement, Purpose, StandingState } from "@aulo/engine";
import type { Job, Tier } from "@aulo/runner";
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
  /** Null for a learner without an account. */
  account_id: ColumnType<string | null, string | null | undefined, string | null>;
  role: ColumnType<Role, Role | undefined, Role>;
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
  /** Name, scope and end of a token for programs; empty or null for the token of a learner without an account. */
  name: Generated<string>;
  scope: ColumnType<"read" | "write" | null, "read" | "write" | null | undefined, never>;
  expires_at: ColumnType<Date | null, Date | null | undefined, never>;
};

/** Accounts, sessions, ways to sign in and secrets of mails belong to better-auth, which also writes columns that are not named here. */
export type AccountsTable = {
  id: Generated<string>;
  /** In lower case. */
  email: string;
  email_verified: boolean;
  name: string;
  created_at: MomentOfInsert;
  updated_at: MomentOfInsert;
};

export type AccountSessionsTable = {
  id: Generated<string>;
  account_id: string;
  token: string;
  user_agent: string | null;
  created_at: MomentOfInsert;
  expires_at: Moment;
};

/** Ways to sign in to an account: `credential` for a password, otherwise the id of a provider. */
export type AccountLoginsTable = {
  id: Generated<string>;
  account_id: string;
  provider: string;
  subject: string;
  /** Argon2id in PHC form; null for a provider. */
  password: string | null;
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

/** Answers that are not part of the running estimates yet. No learner can be read from them. */
export type MeasurementsTable = {
  id: Generated<string>;
  item: string;
  /** The author's estimate, for an item without a row in `difficulties`. */
  authored: Answered["difficulty"];
  measurement: Json<Measurement>;
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

/** Runs on a PostgreSQL server; the embedded database has none. */
export type RunsTable = {
  id: string;
  learner_id: string;
  asked: Json<NewRun>;
  /** The job for a judge; null once the run has ended. */
  job: OptionalJson<Job>;
  state: "queued" | "running" | "ended";
  /** Number of the try that holds the run: a judge with an earlier one has lost it. 0 before the first. */
  attempt: Generated<number>;
  outcome: OptionalJson<Outcome>;
  result: OptionalJson<AttemptResult>;
  created_at: MomentOfInsert;
  ended_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
};

/** Events of a run but for the last, `ended`, which the row of the run has. */
export type RunEventsTable = {
  run_id: string;
  /** From 1, without holes. */
  number: number;
  event: Json<RunEvent>;
};

/** A node that runs code, as it was last seen. */
export type JudgeFacts = { tier: Tier; lanes: number; kept: Sandbox["kept"] };

export type JudgesTable = { id: string; facts: Json<JudgeFacts>; seen_at: MomentOfInsert };

/** A cohort's goal, as it was read when the mentor set it. */
export type CohortGoal = { text: string; title: string; targets: string[] };

export type CohortsTable = {
  id: string;
  mentor_id: string;
  mentor_name: string;
  title: string;
  goal: OptionalJson<CohortGoal>;
  /** `YYYY-MM-DD`. */
  due_on: string | null;
  due_set_at: ColumnType<Date | null, Date | null, Date | null>;
  created_at: Moment;
};

export type CohortMembersTable = {
  id: string;
  cohort_id: string;
  learner_id: string;
  name: string;
  shares_map: boolean;
  joined_at: Moment;
};

export type CohortInvitationsTable = {
  id: string;
  cohort_id: string;
  /** SHA-256 of the code, hexadecimal. */
  code_hash: string;
  created_at: Moment;
  expires_at: Moment;
  uses: number;
  most: number;
};

export type CohortRecommendationsTable = {
  id: string;
  cohort_id: string;
  member_id: string;
  concept: string;
  note: string;
  created_at: Moment;
};

/** Comments of mentors. They belong to the learner, and stay when the cohort is left or closed. */
export type CohortCommentsTable = {
  id: string;
  cohort_id: string;
  learner_id: string;
  cohort_title: string;
  mentor_name: string;
  item: string;
  text: string;
  created_at: Moment;
  read: boolean;
};

/** The part of a learner's state that a mentor sees. `since`: when the learner began to be stuck, ms. */
export type StandingOfMember = {
  /** Concepts shown, by closed items or by code. */
  shown: string[];
  /** Concepts tried and not shown. */
  weak: string[];
  stuck: { concept: string; rounds: number; since: number }[];
  /** Exercises and milestones passed. */
  passed: string[];
  /** Items whose last answer was not right. */
  missed: string[];
};

/** Standings of the members of cohorts, so that no view of a cohort folds a log again that has not grown. */
export type CohortStandingsTable = {
  learner_id: string;
  engine_version: number;
  graph: string;
  /** Sequence of the last entry of the log that is counted. */
  sequence: number;
  /** See `LogHead`. */
  inserted_by: string;
  shown: Json<StandingOfMember["shown"]>;
  weak: Json<StandingOfMember["weak"]>;
  stuck: Json<StandingOfMember["stuck"]>;
  passed: Json<StandingOfMember["passed"]>;
  missed: Json<StandingOfMember["missed"]>;
  last_answer_at: ColumnType<Date | null, Date | null, Date | null>;
};

/** One row once an admin has set limits. */
export type CohortLimitsTable = {
  is_single: Generated<boolean>;
  members_per_cohort: number;
  cohorts_per_mentor: number;
};

/** Who saw or changed something; append-only by a trigger. */
export type AuditLogTable = {
  id: Generated<number>;
  at: Moment;
  kind: AuditKind;
  actor_id: string | null;
  actor_role: Role | null;
  cohort_id: string | null;
  learner_id: string | null;
  detail: string;
};

export type Database = {
  learners: LearnersTable;
  tokens: TokensTable;
  accounts: AccountsTable;
  account_sessions: AccountSessionsTable;
  account_logins: AccountLoginsTable;
  goals: GoalsTable;
  log: LogTable;
  states: StatesTable;
  checks: ChecksTable;
  disputes: DisputesTable;
  drafts: DraftsTable;
  replies: RepliesTable;
  difficulties: DifficultiesTable;
  measurements: MeasurementsTable;
  calibrations: CalibrationsTable;
  runs: RunsTable;
  run_events: RunEventsTable;
  judges: JudgesTable;
  cohorts: CohortsTable;
  cohort_members: CohortMembersTable;
  cohort_invitations: CohortInvitationsTable;
  cohort_recommendations: CohortRecommendationsTable;
  cohort_comments: CohortCommentsTable;
  cohort_standings: CohortStandingsTable;
  cohort_limits: CohortLimitsTable;
  audit_log: AuditLogTable;
};

/** The database, or a transaction on it. */
export type Db = Kysely<Database>;
