import { z } from "zod";
import { Id, Moment } from "../ids.ts";
import { LIMITS } from "../limits.ts";

/** `mentor` may open cohorts, `admin` may also give roles and set limits. Everybody begins as `learner`. */
export const Role = z.enum(["learner", "mentor", "admin"]);
export type Role = z.infer<typeof Role>;

/** A learner. Without an account, a token alone identifies a learner. */
export const Learner = z.strictObject({
  id: Id,
  createdAt: Moment,
  placed: z.boolean(),
  /** Whether the learner stated their experience. */
  introduced: z.boolean(),
  /** A change of Aulo that moved some of the learner's concepts, in words; null when there is none, or it was read. */
  notice: z.string().nullable(),
  role: Role,
  /** Whether the learner belongs to a cohort or has comments from one. */
  inCohort: z.boolean(),
});
export type Learner = z.infer<typeof Learner>;

/** A token of a learner, without the token itself. */
export const Token = z.strictObject({
  id: Id,
  /** The client that used it last, such as "Firefox on Windows" or "curl"; empty before its first use. */
  name: z.string(),
  createdAt: Moment,
  /** Last use, accurate to an hour; null before the first. */
  usedAt: Moment.nullable(),
  /** True for the token of this request. */
  current: z.boolean(),
});
export type Token = z.infer<typeof Token>;

/** Own words of learners on their experience. They move only the beliefs before any answer. */
export const Experience = z.enum(["new", "some-javascript", "daily-javascript", "back-end"]);
export type Experience = z.infer<typeof Experience>;

/** `token` is sent only once, and to browsers also as a cookie. Programs send it as `Authorization: Bearer TOKEN`. */
export const NewLearner = z.strictObject({ learner: Learner, token: z.string() });

/** A one-time code for a login link: `/#open=CODE`. Unlike a token it is worthless once used, so a browser's history may keep it. */
export const LoginCode = z.strictObject({
  code: z.string().max(LIMITS.nameChars),
  /** Until when it can be used. */
  expiresAt: Moment,
});
export type LoginCode = z.infer<typeof LoginCode>;
