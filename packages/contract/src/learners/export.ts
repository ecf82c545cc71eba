import { z } from "zod";
import { CommentText, Day } from "../cohorts/cohort.ts";
import { Files } from "../files.ts";
import { Goal } from "../goals/goal.ts";
import { ConceptId, Id, ItemId, Moment } from "../ids.ts";
import { LIMITS } from "../limits.ts";
import { Dispute } from "../log/dispute.ts";
import { Role } from "./learner.ts";

const InCohort = z.strictObject({
  cohortTitle: z.string().max(LIMITS.cohortTitleChars),
  mentorName: z.string().max(LIMITS.personNameChars),
});

/** The learner's side of cohorts, to read. An import leaves roles, memberships, comments and recommendations as they are. */
const ExportedCohorts = z.strictObject({
  role: Role,
  memberships: z
    .array(
      InCohort.extend({
        name: z.string().max(LIMITS.personNameChars),
        /** The cohort's goal as Aulo understood it; null without one. */
        goal: z.string().max(LIMITS.goalTitleChars).nullable(),
        dueOn: Day.nullable(),
        sharesMap: z.boolean(),
        joinedAt: Moment,
      }),
    )
    .max(LIMITS.memberships),
  comments: z
    .array(InCohort.extend({ item: ItemId, text: CommentText, at: Moment, read: z.boolean() }))
    .max(LIMITS.logEntries),
  recommendations: z
    .array(InCohort.extend({ concept: ConceptId, note: z.string().max(LIMITS.commentChars), at: Moment }))
    .max(LIMITS.memberships * LIMITS.recommendations),
});
export type ExportedCohorts = z.infer<typeof ExportedCohorts>;

/** All data that Aulo holds about a learner, except the tokens. */
export const Export = z.strictObject({
  format: z.literal("aulo-export"),
  formatVersion: z.literal(1),
  track: z.strictObject({ id: z.string().max(LIMITS.nameChars), version: z.int() }),
  exportedAt: Moment,
  /** Exports of earlier versions lack `reachedAt`. */
  goals: z.array(Goal.extend({ reachedAt: Goal.shape.reachedAt.optional() })).max(LIMITS.goals),
  /** The whole log in order. Clients should rely only on the fields named here. */
  log: z
    .array(z.looseObject({ id: Id, at: Moment, kind: z.string().max(LIMITS.nameChars) }))
    .max(LIMITS.logEntries),
  drafts: z
    .array(z.strictObject({ exercise: ItemId, files: Files, savedAt: Moment }))
    .max(LIMITS.importDrafts),
  /** Absent from exports of earlier versions. */
  disputes: z.array(Dispute).max(LIMITS.disputes).optional(),
  /** Absent from exports of earlier versions. */
  cohorts: ExportedCohorts.optional(),
  /** SHA-256 of the other fields, so that an import detects a truncated or edited file. */
  checksum: z.string().max(LIMITS.nameChars),
});
export type Export = z.infer<typeof Export>;
