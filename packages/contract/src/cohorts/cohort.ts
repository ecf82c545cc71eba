import { z } from "zod";
import { GoalText } from "../goals/goal.ts";
import { ConceptId, Id, ItemId, MOST_INTEGER, Moment } from "../ids.ts";
import { Role } from "../learners/learner.ts";
import { LIMITS } from "../limits.ts";
import { ConceptState } from "../path/path.ts";

/** Control characters, and those that turn the direction of the text around them. A name with one could pass for another. */
const PLAIN = /^[^\p{Cc}\u202a-\u202e\u2066-\u2069]*$/u;
const PLAIN_LINES = /^(?:[^\p{Cc}\u202a-\u202e\u2066-\u2069]|[\n\t])*$/u;
const NOT_PLAIN = "must be plain text without control characters";

/** The name by which the people of a cohort know a person. It belongs to this cohort alone. */
export const PersonName = z.string().trim().min(1).max(LIMITS.personNameChars).regex(PLAIN, NOT_PLAIN);

export const CohortTitle = z.string().trim().min(1).max(LIMITS.cohortTitleChars).regex(PLAIN, NOT_PLAIN);

/** Day in the calendar: `2026-06-30`. */
export const Day = z.iso.date().max(10);

/** A mentor's remark in plain text. */
export const CommentText = z.string().trim().min(1).max(LIMITS.commentChars).regex(PLAIN_LINES, NOT_PLAIN);

/** The code of an invitation as people type it: hyphens, spaces and lower case do not matter. */
export const InvitationCode = z.string().trim().min(1).max(LIMITS.nameChars);

/** Settings of a mentor: a goal in words, read as `POST /api/goals` reads it, and the day by which it should be reached. */
export const CohortSettings = z.strictObject({
  title: CohortTitle,
  mentorName: PersonName,
  goal: GoalText.nullable(),
  dueOn: Day.nullable(),
});
export type CohortSettings = z.infer<typeof CohortSettings>;

/** A mentor's cohort: people who learn beside each other and share some of their progress with the mentor. */
export const Cohort = z.strictObject({
  id: Id,
  title: z.string(),
  mentorName: z.string(),
  /** Null without a goal: then progress counts over the whole track. */
  goal: z.strictObject({ text: z.string(), title: z.string(), concepts: z.array(ConceptId) }).nullable(),
  dueOn: z.string().nullable(),
  createdAt: Moment,
  members: z.int(),
});
export type Cohort = z.infer<typeof Cohort>;

/** A concept on which a learner is stuck by the loop's rule: from the second failed round on, until it is known. */
export const StuckPlace = z.strictObject({
  concept: ConceptId,
  title: z.string(),
  /** Failed rounds since it was last shown. */
  rounds: z.int(),
  since: Moment,
});
export type StuckPlace = z.infer<typeof StuckPlace>;

export const Member = z.strictObject({
  /** Id of the membership, which is no id of the learner. */
  id: Id,
  name: z.string(),
  joinedAt: Moment,
  lastAnswerAt: Moment.nullable(),
  /** Concepts of the cohort's goal that were shown. */
  shown: z.int(),
  of: z.int(),
  stuck: z.array(StuckPlace),
  sharesMap: z.boolean(),
});
export type Member = z.infer<typeof Member>;

/** Something that several members have in common, without their names. */
const Common = z.strictObject({ id: z.string(), title: z.string(), members: z.int() });

export const Invitation = z.strictObject({
  id: Id,
  createdAt: Moment,
  expiresAt: Moment,
  /** People who joined by it, of `most`. */
  uses: z.int(),
  most: z.int(),
});
export type Invitation = z.infer<typeof Invitation>;

/** The code is sent only once; Aulo keeps its hash alone. */
export const NewInvitation = Invitation.extend({ code: z.string() });

/** The mentor's view of a cohort. Members stand by name: nothing ranks people. */
export const CohortOverview = z.strictObject({
  cohort: Cohort,
  members: z.array(Member),
  /** Members whose newest answers are not counted yet; ask again. */
  behind: z.int(),
  /** Concepts that several members tried and have not shown. */
  gaps: z.array(Common),
  /** Items whose last answer by several members was not right. */
  missed: z.array(Common),
  /** Items whose answers members dispute. */
  disputed: z.array(Common),
  progress: z.strictObject({
    /** Concepts shown by all members together, of all that they have to show. */
    shown: z.int(),
    of: z.int(),
    /** Whole days until the day that the mentor set, negative after it; null without one. */
    daysLeft: z.int().nullable(),
    /** Share of the time from setting that day until it, 0-1; null without one. */
    timeUsed: z.number().min(0).max(1).nullable(),
  }),
  invitations: z.array(Invitation),
});
export type CohortOverview = z.infer<typeof CohortOverview>;

/** A mentor's comment on an exercise or milestone that the learner passed. It stays with the learner, also after leaving. */
export const Comment = z.strictObject({
  id: Id,
  cohortTitle: z.string(),
  mentorName: z.string(),
  item: ItemId,
  title: z.string(),
  text: z.string(),
  at: Moment,
  read: z.boolean(),
});
export type Comment = z.infer<typeof Comment>;

/** A mentor's recommendation, beside the engine's opinion. It changes no step. */
export const Recommendation = z.strictObject({
  id: Id,
  cohortTitle: z.string(),
  mentorName: z.string(),
  concept: ConceptId,
  title: z.string(),
  note: z.string(),
  at: Moment,
  /** The learner's state on the concept. */
  state: ConceptState,
  /** The opinion of the engine, in a sentence. */
  opinion: z.string(),
});
export type Recommendation = z.infer<typeof Recommendation>;

/** The mentor's view of one member. */
export const MemberView = z.strictObject({
  member: Member,
  /** Exercises and milestones that were passed. */
  passed: z.array(z.strictObject({ item: ItemId, title: z.string() })),
  comments: z.array(Comment.omit({ cohortTitle: true, mentorName: true })),
  recommended: z.array(
    z.strictObject({ id: Id, concept: ConceptId, title: z.string(), note: z.string(), at: Moment }),
  ),
});
export type MemberView = z.infer<typeof MemberView>;

/** One member's map, for a mentor whom they allowed to see it. */
export const MemberMap = z.strictObject({
  name: z.string(),
  concepts: z.array(z.strictObject({ concept: ConceptId, state: ConceptState })),
});
export type MemberMap = z.infer<typeof MemberMap>;

/** A cohort as somebody with a code sees it before joining. */
export const InvitationView = z.strictObject({
  title: z.string(),
  mentorName: z.string(),
  goal: z.string().nullable(),
  dueOn: z.string().nullable(),
  /** Everything that the mentor will see, in sentences. */
  shared: z.array(z.string()),
  /** Data that stay private, in sentences. */
  kept: z.array(z.string()),
  expiresAt: Moment,
  /** Whether the learner is in this cohort already. */
  joined: z.boolean(),
});
export type InvitationView = z.infer<typeof InvitationView>;

/** A cohort that the learner belongs to. */
export const Membership = z.strictObject({
  cohort: Cohort.pick({ id: true, title: true, mentorName: true, goal: true, dueOn: true }),
  name: z.string(),
  sharesMap: z.boolean(),
  joinedAt: Moment,
});
export type Membership = z.infer<typeof Membership>;

/** The highest figures are `LIMITS.cohortMembers` and `LIMITS.cohortsPerMentor`. */
export const CohortLimits = z.strictObject({
  membersPerCohort: z.int().min(1).max(LIMITS.cohortMembers),
  cohortsPerMentor: z.int().min(0).max(LIMITS.cohortsPerMentor),
});
export type CohortLimits = z.infer<typeof CohortLimits>;

/** A table in the format CSV (RFC 4180). No cell is a formula to a spreadsheet. */
export const CsvFile = z.strictObject({ name: z.string(), csv: z.string() });
export type CsvFile = z.infer<typeof CsvFile>;

/** The learner of an account. `since`: when the learner began. */
export const Person = z.strictObject({ learner: Id, role: Role, since: Moment });
export type Person = z.infer<typeof Person>;

export const AuditKind = z.enum([
  "role-given",
  "looked-up",
  "limits-set",
  "cohort-opened",
  "cohort-changed",
  "cohort-closed",
  "invited",
  "invitation-revoked",
  "joined",
  "left",
  "removed",
  "map-allowed",
  "map-refused",
  "overview-seen",
  "member-seen",
  "map-seen",
  "table-taken",
  "recommended",
  "recommendation-withdrawn",
  "commented",
]);
export type AuditKind = z.infer<typeof AuditKind>;

/** One entry of the audit log on the learner, in words. */
export const OwnAuditEntry = z.strictObject({ id: z.int(), at: Moment, kind: AuditKind, says: z.string() });
export type OwnAuditEntry = z.infer<typeof OwnAuditEntry>;

/** One entry of the audit log. It never holds a text that somebody wrote. */
export const AuditEntry = z.strictObject({
  id: z.int(),
  at: Moment,
  kind: AuditKind,
  /** Null for the person who runs the machine. */
  actor: Id.nullable(),
  role: Role.nullable(),
  cohort: Id.nullable(),
  /** The learner whom it is about; null for a whole cohort. */
  learner: Id.nullable(),
  /** An id or a role, such as the recommended concept. */
  detail: z.string(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

/** A page of the audit log, newest first, from just below the entry `before`. */
export const AuditPage = z.strictObject({
  before: z.coerce.number().int().positive().max(MOST_INTEGER).optional(),
});
