import type { Claim, Step } from "@aulo/contract";
import {
  chooseNext,
  type Claim as EngineClaim,
  type Step as EngineStep,
  type LearnerState,
  sayReason,
} from "@aulo/engine";
import { type Catalogue, ITEM_MINUTES, titleOf } from "../catalogue/catalogue.ts";
import type { Db } from "../db/tables.ts";
import { selectDraftsByLearner } from "../drafts/queries.ts";
import { loadGoalOrTrack } from "../goals/goal.ts";
import { loadState } from "../log/state.ts";
import { NO_MISTAKE, type PlacedMistake, placeMistake } from "./place-mistake.ts";

type Reading = { db: Db; catalogue: Catalogue; now: () => number };
type NextStep = { learnerId: string; state?: LearnerState };

/**
 * The one next step on the way to the active goal, with its reason in words. A learner without a goal gets a step over the whole track.
 *
 * @param state the stored state by default
 */
export async function nextStep(reading: Reading, { learnerId, state }: NextStep): Promise<Step> {
  const known = state ?? (await loadState(reading, learnerId)).state;
  const goal = await loadGoalOrTrack(reading, learnerId);
  const step = chooseNext(reading.catalogue.graph, known, goal, reading.now());
  const drafts = (await selectDraftsByLearner(reading.db, learnerId)).map(({ exercise }) => exercise);
  const mistake =
    step.kind === "learn" && step.help !== null
      ? await placeMistake(reading, { learnerId, state: known, concept: step.concept })
      : NO_MISTAKE;
  return toStep(reading.catalogue, step, { state: known, drafts, mistake });
}

type Standing = { state: LearnerState; drafts: readonly string[]; mistake: PlacedMistake };

function toStep(catalogue: Catalogue, step: EngineStep, { state, drafts, mistake }: Standing): Step {
  const concept = "concept" in step ? step.concept : null;
  return {
    kind: step.kind,
    concept,
    title: titleOfStep(catalogue, step),
    minutes: minutesOf(catalogue, step),
    detourFrom: "detourFrom" in step ? step.detourFrom : null,
    lessonRead: step.kind === "learn" && step.lessonRead,
    help: step.kind === "learn" ? step.help : null,
    ...mistake,
    until: step.kind === "nothing-now" ? new Date(step.until).toISOString() : null,
    draft: concept === null ? null : draftFor(state, concept, drafts),
    reason: {
      cause: step.cause,
      claims: step.claims.map(toClaim),
      sentence: sayReason(step, (id) => `“${titleOf(catalogue, id)}”`),
    },
  };
}

function titleOfStep(catalogue: Catalogue, step: EngineStep): string {
  switch (step.kind) {
    case "done":
      return "Goal reached";
    case "nothing-now":
      return "Nothing for now";
    default:
      return titleOf(catalogue, step.concept);
  }
}

function minutesOf({ graph, summaries, track }: Catalogue, step: EngineStep): number {
  switch (step.kind) {
    case "learn": {
      const all = summaries.get(step.concept)?.minutes ?? 0;
      const lesson = track.concepts.find(({ id }) => id === step.concept)?.minutes ?? 0;
      return step.lessonRead ? all - lesson : all;
    }
    case "confirm":
    case "probe":
    case "review":
      return ITEM_MINUTES;
    case "code":
      return Math.min(
        ...graph.items
          .filter(({ shows, concept }) => concept === step.concept && shows.includes(concept))
          .map(({ minutes }) => minutes),
      );
    case "done":
    case "nothing-now":
      return 0;
  }
}

/** The exercise of the concept with the draft saved last, unless it was passed already. */
function draftFor(state: LearnerState, concept: string, drafts: readonly string[]): string | null {
  const answers = state.concepts[concept]?.answers ?? [];
  const passed = new Set(answers.flatMap(({ item, result }) => (result === "right" ? [item] : [])));
  return drafts.find((exercise) => exercise.startsWith(`${concept}/`) && !passed.has(exercise)) ?? null;
}

function toClaim(claim: EngineClaim): Claim {
  switch (claim.kind) {
    case "answers": {
      const { events, ...rest } = claim;
      return { ...rest, attempts: [...events] };
    }
    case "recall":
      return { ...claim, lastShownAt: new Date(claim.lastShownAt).toISOString() };
    case "opens":
    case "covers":
    case "put-off":
    case "rests":
      return { ...claim, concepts: [...claim.concepts] };
    case "mastery":
    case "needed-by":
    case "never-asked":
    case "first-open":
    case "gap":
    case "back-from":
    case "near":
    case "no-code":
    case "target":
    case "rounds":
      return claim;
  }
}
