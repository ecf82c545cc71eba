import type { ProgressView } from "@aulo/contract";
import type { Deps } from "../deps.ts";
import { withHistory } from "./load-history.ts";

/** Days (UTC) with entries in the log: strong concepts at the end of the day, and answers given on it. */
export async function getProgress(deps: Deps, { learnerId }: { learnerId: string }): Promise<ProgressView> {
  const days =
    (await withHistory(deps, learnerId, ({ sequence }, thread) =>
      thread.ask("days", { learnerId, at: sequence }),
    )) ?? [];
  return {
    days: [...days],
    attempts: days.reduce((sum, { attempts }) => sum + attempts, 0),
    strong: days.at(-1)?.strong ?? 0,
  };
}
