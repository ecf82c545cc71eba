import { z } from "zod";
import { Id, Moment } from "../ids.ts";

/** The one who learns. There are no accounts: whoever holds the token is the learner. */
export const Learner = z.strictObject({ id: Id, createdAt: Moment, placed: z.boolean() });
export type Learner = z.infer<typeof Learner>;

/** `token` is shown once; a browser gets it as a cookie as well. Send it as `Authorization: Bearer TOKEN`. */
export const NewLearner = z.strictObject({ learner: Learner, token: z.string() });
