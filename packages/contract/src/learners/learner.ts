import { z } from "zod";
import { Id, Moment } from "../ids.ts";

/** A learner. Learners have no accounts: the token alone identifies a learner. */
export const Learner = z.strictObject({ id: Id, createdAt: Moment, placed: z.boolean() });
export type Learner = z.infer<typeof Learner>;

/** `token` is sent only once, and to browsers also as a cookie. Programs send it as `Authorization: Bearer TOKEN`. */
export const NewLearner = z.strictObject({ learner: Learner, token: z.string() });
