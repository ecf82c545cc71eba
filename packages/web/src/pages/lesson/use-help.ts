import type { ConceptId, Step } from "@aulo/contract";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { queries } from "../../api/queries.ts";

export type LessonHelp = Pick<Step, "section" | "mistake"> & { kind: NonNullable<Step["help"]> };

/** Help for a learner who comes back to the lesson after a failed round, as it was when the page opened; null for other visits. */
export function useHelp(conceptId: ConceptId): LessonHelp | null {
  const { data: step } = useSuspenseQuery(queries.step());
  // The end of the lesson changes the step while the page is still open, and must not move the text.
  const [help] = useState(() => helpOf(step, conceptId));
  return help;
}

function helpOf({ concept, help, section, mistake }: Step, conceptId: ConceptId): LessonHelp | null {
  return concept !== conceptId || help === null ? null : { kind: help, section, mistake };
}
