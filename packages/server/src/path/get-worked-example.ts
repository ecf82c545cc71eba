import type { Concept, Exercise } from "@aulo/content";
import type { WorkedExample } from "@aulo/contract";
import { DIFFICULTIES, type LearnerState } from "@aulo/engine";
import { ensureConcept } from "../catalogue/find-or-refuse.ts";
import type { Deps } from "../deps.ts";
import { loadState } from "../log/state.ts";
import { Refusal } from "../refusal.ts";

/** Failed rounds on a concept after which the lesson is explained in another way. */
const ROUNDS = 2;

type Asked = { learnerId: string; concept: string };

/**
 * The easiest exercise that shows the concept by code, worked out; null when no author explained one. It gives a solution away.
 *
 * @throws Refusal `not-found` for an unknown concept; `too-early` before two failed rounds, unless the exercise was passed or given up
 */
export async function getWorkedExample(
  deps: Deps,
  { learnerId, concept }: Asked,
): Promise<{ example: WorkedExample | null }> {
  const { catalogue } = deps;
  ensureConcept(catalogue, concept);
  const found = easiestExplained(catalogue.track.concepts.find(({ id }) => id === concept)?.exercises ?? []);
  if (found === null) return { example: null };
  const { exercise, explainedHtml } = found;
  const { state } = await loadState(deps, learnerId);
  if (!isDue(state, concept, exercise.id))
    throw new Refusal(
      "too-early",
      "The worked example shows a solution; it comes after two checks that did not work out, or once its exercise is finished.",
    );
  const { id, title, prompt } = exercise;
  return { example: { exercise: id, title, askHtml: prompt.html, explainedHtml } };
}

function easiestExplained(
  exercises: Concept["exercises"],
): { exercise: Exercise; explainedHtml: string } | null {
  const [easiest] = exercises
    .flatMap((exercise) =>
      exercise.explained !== null && exercise.core === exercise.concept
        ? [{ exercise, explainedHtml: exercise.explained.html }]
        : [],
    )
    .toSorted(({ exercise: a }, { exercise: b }) => levelOf(a) - levelOf(b) || a.minutes - b.minutes);
  return easiest ?? null;
}

function levelOf({ difficulty }: Exercise): number {
  return DIFFICULTIES.indexOf(difficulty);
}

function isDue(state: LearnerState, concept: string, exercise: string): boolean {
  const { rounds = 0, answers = [] } = state.concepts[concept] ?? {};
  return rounds >= ROUNDS || answers.some(({ item }) => item === exercise);
}
