import type { Deps } from "../deps.ts";
import { isDatabaseAnswering } from "../learners/queries.ts";

/** True when the database answers. */
export function isReady({ db }: Deps): Promise<boolean> {
  return isDatabaseAnswering(db).catch(() => false);
}
