import { z } from "zod";

/** A concept's id in the track, `kebab-case`. Permanent, because the learners' logs refer to it. */
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

/** A UUID made by the server. */
export const Id = z.uuid();
export type Id = z.infer<typeof Id>;

/** Date and time, ISO 8601 in UTC. */
export const Moment = z.iso.datetime().max(40);
export type Moment = z.infer<typeof Moment>;

/** Largest `integer` of PostgreSQL. */
export const MOST_INTEGER = 2_147_483_647;

/** A probability, 0-1. */
export const Chance = z.number().min(0).max(1);
export type Chance = z.infer<typeof Chance>;
