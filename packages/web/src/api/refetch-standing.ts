import { queries } from "./queries.ts";
import { queryClient } from "./query-client.ts";

/** Prefix of the cache keys that hold the learner's standing. Every answer changes it. */
const STANDING = ["standing"];

/**
 * Refetches all queries that depend on the learner's standing. Call it after each change of the log or the goals. A step that no page
 * shows is dropped, so that no page begins with a step that has been taken already.
 */
export function refetchStanding(): Promise<void> {
  queryClient.removeQueries({ queryKey: queries.step().queryKey, type: "inactive" });
  return queryClient.invalidateQueries({ queryKey: STANDING });
}
