import { useMemo } from "react";
import type { Running } from "../../run/use-run.ts";
import { type MarksByFile, marksOfOutcome } from "./marks-of-outcome.ts";

/** The marks of a run's outcome; none while it runs. */
export function useMarks({ progress }: Running): MarksByFile {
  const outcome = progress?.run?.outcome ?? null;
  return useMemo(() => marksOfOutcome(outcome), [outcome]);
}
