import type { Concept, Exercise } from "@aulo/content";
import type { WorkedExample } from "@aulo/contract";
import { DIFFICULTIES } from "@aulo/engine";

/** The easiest exercise that shows the concept by code and is explained line by line; null without one. It gives a solution away. */
export function workedExampleOf({ exercises }: Concept): WorkedExample | null {
  const [easiest] = exercises
    .filter(({ core, concept, explained }) => core === concept && explained !== null)
    .toSorted((a, b) => levelOf(a) - levelOf(b) || a.minutes - b.minutes);
  if (easiest === undefined || easiest.explained === null) return null;
  const { id, title, prompt, explained } = easiest;
  return { exercise: id, title, askHtml: prompt.html, explainedHtml: explained.html };
}

function levelOf({ difficulty }: Exercise): number {
  return DIFFICULTIES.indexOf(difficulty);
}
