import { z } from "zod";
import { KebabId, ScopeId, Text } from "./parts.ts";

const StageEntry = z.strictObject({
  id: KebabId,
  folder: z.string().regex(/^\d\d-[a-z][a-z0-9-]*$/, "must be two digits, a hyphen and a kebab-case word"),
  scope: ScopeId,
  title: Text,
  summary: Text,
  concepts: z.array(KebabId),
});

/** A subject that can wait. It is shown on the map, and none of its concepts is the next step before it is unlocked. */
export const Wait = z.strictObject({
  id: KebabId,
  scope: ScopeId,
  title: Text,
  reason: Text,
  /** Concepts that a learner must have shown first. */
  unlockedBy: z.array(KebabId).min(1),
  /** Its concepts, in the order of teaching. */
  concepts: z.array(KebabId).default([]),
  aliases: z.array(Text).default([]),
});
export type Wait = z.infer<typeof Wait>;

/** A goal in learners' words. Its concepts are the targets; their prerequisites are added automatically. */
export const Goal = z.strictObject({
  id: KebabId,
  title: Text,
  phrases: z.array(Text).min(1),
  concepts: z.array(KebabId).min(1),
});
export type Goal = z.infer<typeof Goal>;

/** A guarantee on the order: while a `weak` concept is weak, a `next` concept is taught and `never` has to wait. */
export const OrderGuarantee = z.strictObject({
  id: ScopeId,
  says: Text,
  weak: z.array(KebabId),
  next: z.array(KebabId),
  never: KebabId.nullable(),
});
export type OrderGuarantee = z.infer<typeof OrderGuarantee>;

/** The shape of `track.yaml`. */
export const TrackFile = z.strictObject({
  id: KebabId,
  title: Text,
  version: z.int().min(1),
  stages: z.array(StageEntry).min(1),
  waits: z.array(Wait).default([]),
  goals: z.array(Goal).default([]),
  guarantees: z.array(OrderGuarantee).default([]),
  terms: z.record(Text, KebabId).default({}),
});
export type TrackFile = z.infer<typeof TrackFile>;
