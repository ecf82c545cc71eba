import type { Exercise, Project } from "@aulo/content";
import type { PassedMilestone } from "@aulo/contract";

/** In words, the code that a learner was given at the start of a milestone; null for who went on with their own. */
export function givenBefore(
  { milestones }: Project,
  { milestone }: Exercise,
  passed: ReadonlyMap<string, PassedMilestone>,
): string | null {
  const before = milestones[(milestone?.position ?? 1) - 2];
  if (before === undefined) return "the first files of the project";
  return passed.has(before.id) ? null : "the code of a colleague";
}
