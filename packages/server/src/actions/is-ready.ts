import type { Deps } from "../deps.ts";
import { isDatabaseAnswering } from "../store/learners.ts";

/** True when the database answers. */
export const isReady = ({ db }: Deps): Promise<boolean> => isDatabaseAnswering(db).catch(() => false);
