import type { Claim, Step } from "@aulo/contract";
import {
  chooseItem,
  chooseNext,
  type Claim as EngineClaim,
  type Step as EngineStep,
  type Goal,
  type LearnerState,
  sayReason,
} from "@aulo/engine";
import {
  type Catalogue,
  checkMinutes,
  ITEM_MINUTES,
  lessonMinutes,
  titleOf,
  titleOfMilestone,
} from "../catalogue/catalogue.ts";
import type { Db } from "../db/tables.ts";
import { selectDraftedExercises } from "../drafts/queries.ts";
import { loadGoalOrTrack } from "../goals/goal.ts";
import { loadState } from "../log/state.ts";
import { NO_MISTAKE, type PlacedMistake, placeMistake } from "./place-mistake.ts";
import { selectOptionalOpenItem } from "./queries.ts";

type Reading = { db: Db; catalogue: Catalogue; now: () => number };
type NextStep = { learnerId: string; state?: LearnerState };

/**
 * The one next step on the way to the active goal, with its reason in words. A learner without a goal gets a step over the whole track.
 *
 * @param state the stored state by default
 */
export async function nextStep(reading: Reading, { learnerId, state }: NextStep): Promise<Step> {
  const { db, catalogue, now } = reading;
  const known = state ?? (await loadState(reading, learnerId)).state;
  const goal = await loadGoalOrTrack(reading, learnerId);
  const step = chooseNext(catalogue.graph, known, goal, now());
  const drafts = await selectDraftedExercises(db, learnerId);
  const opens = await openedItem(reading, step, { learnerId, state: known, goal, drafts });
  const mistake =
    step.kind === "learn" && step.help !== null
      ? await placeMistake(reading, { learnerId, state: known, concept: step.concept })
      : NO_MISTAKE;
  const draft = opens !== null && drafts.includes(opens) && !wasPassed(known, step, opens) ? opens : null;
  return toStep(catalogue, step, { opens, draft, mistake });
}

type Opening = { learnerId: string; state: LearnerState; goal: Goal; drafts: readonly string[] };

/** The item that the step's check begins with, or is at; null for a step without one. */
async function openedItem(
  { db, catalogue, now }: Reading,
  step: EngineStep,
  { learnerId, state, goal, drafts }: Opening,
): Promise<string | null> {
  if (!("concept" in step)) return null;
  const { concept } = step;
  const purpose = step.kind === "learn" ? ("step" as const) : step.kind;
  const open = await selectOptionalOpenItem(db, { learnerId, purpose, concept });
  if (open !== undefined) return open;
  const check = { purpose, concept, answers: [] };
  return chooseItem(catalogue.graph, state, goal, check, { seed: 0, now: now(), drafts })?.item ?? null;
}

function wasPassed({ concepts }: LearnerState, step: EngineStep, item: string): boolean {
  const answers = "concept" in step ? (concepts[step.concept]?.answers ?? []) : [];
  return answers.findLast((answer) => answer.item === item)?.result === "right";
}

type Begin = {
  /** The item that the step's check opens. */
  opens: string | null;
  draft: string | null;
  mistake: PlacedMistake;
};

function toStep(catalogue: Catalogue, step: EngineStep, { opens, draft, mistake }: Begin): Step {
  return {
    kind: step.kind,
    concept: "concept" in step ? step.concept : null,
    title: titleOfStep(catalogue, step),
    minutes: minutesOf(catalogue, step, { opens, draft }),
    detourFrom: "detourFrom" in step ? step.detourFrom : null,
    lessonRead: step.kind === "learn" && step.lessonRead,
    help: step.kind === "learn" ? step.help : null,
    ...mistake,
    until: step.kind === "nothing-now" ? new Date(step.until).toISOString() : null,
    draft,
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
    case "build":
      return titleOfMilestone(catalogue, step.milestone);
    default:
      return titleOf(catalogue, step.concept);
  }
}

function minutesOf(catalogue: Catalogue, step: EngineStep, { opens, draft }: Omit<Begin, "mistake">): number {
  const itemMinutes = (item: string | null) => catalogue.nodes.get(item ?? "")?.minutes ?? ITEM_MINUTES;
  switch (step.kind) {
    case "learn": {
      const readsAgain = step.help === "again" || (step.help === "section" && !step.lessonRead);
      if (draft !== null && !readsAgain) return itemMinutes(draft);
      return step.lessonRead && !readsAgain
        ? checkMinutes(catalogue, step.concept)
        : lessonMinutes(catalogue, step.concept);
    }
    case "confirm":
    case "probe":
    case "review":
    case "code":
    case "build":
      return itemMinutes(opens);
    case "done":
    case "nothing-now":
      return 0;
  }
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
    case "unlocks":
    case "covers":
    case "put-off":
    case "rests":
      return { ...claim, concepts: [...claim.concepts] };
    case "milestone":
      return { ...claim, shows: [...claim.shows] };
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
