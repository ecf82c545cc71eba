import { z } from "zod";

/** A track's id for a concept, `kebab-case`. Permanent: a learner's history hangs on it. */
export const ConceptId = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
export type ConceptId = z.infer<typeof ConceptId>;

/** `CONCEPT.WORD` for a closed item, `CONCEPT/FOLDER` for an exercise. */
export const ItemId = z
  .string()
  .max(120)
  .regex(/^[a-z0-9-]+[./][a-z0-9-]+$/);
export type ItemId = z.infer<typeof ItemId>;

/** Ids that the server makes: UUIDs. */
export const Id = z.uuid();
export type Id = z.infer<typeof Id>;

/** A moment, ISO 8601 in UTC. */
export const Moment = z.iso.datetime();
export type Moment = z.infer<typeof Moment>;

/** A chance or a belief, 0-1. */
export const Chance = z.number().min(0).max(1);
export type Chance = z.infer<typeof Chance>;
