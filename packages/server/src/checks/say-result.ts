import type { Purpose, StandingState } from "@aulo/engine";
import { sayCanNow } from "../catalogue/say-can.ts";

/** End of a check on one concept. */
export type CheckEnd = {
  purpose: Exclude<Purpose, "placement">;
  isPassed: boolean;
  /** State of the concept after the check. */
  state: StandingState;
  title: string;
  /** Its use, as the track says it. */
  use: string;
  /** Answered items, those that were right, and those with "I don't know yet". */
  answers: { given: number; right: number; unknown: number };
  /** Strong concepts after the check, of the goal or, without one, of the track. */
  strong: { count: number; of: number };
};

/** States of concepts that the path goes past. */
export const KNOWN: ReadonlySet<StandingState> = new Set(["strong", "due", "answered", "assumed"]);

/** "It stuck", "Your answers are right", "Not there yet": the state of the concept decides, as on the map. */
export function sayHeadline({ purpose, isPassed, state, answers }: CheckEnd): string {
  if (isPassed && !KNOWN.has(state)) return "Right this time";
  if (isPassed) return state === "strong" ? STRONG[purpose] : RIGHT[purpose];
  if (isUnknown(answers)) return "Not shown yet";
  if (purpose === "probe" && !KNOWN.has(state)) return "Here may be the gap";
  if (purpose === "review") return KNOWN.has(state) ? "Not this time" : "It has faded";
  return "Not there yet";
}

const STRONG: Readonly<Record<CheckEnd["purpose"], string>> = {
  step: "It stuck",
  "test-out": "You know it",
  confirm: "You know it",
  code: "You showed it in code",
  build: "You built it",
  probe: "The gap is not here",
  review: "It is still there",
};

/** Where the concept counts as known after the check, and is not strong. */
const RIGHT: Readonly<Record<CheckEnd["purpose"], string>> = {
  ...STRONG,
  step: "Your answers are right",
  "test-out": "Your answers are right",
  confirm: "Your answer is right",
};

/** The result of a check in one sentence: "You can now write code that waits: 6 of 49 concepts strong." */
export function sayEnd(end: CheckEnd): string {
  return end.isPassed ? sayPassed(end) : sayNotPassed(end);
}

/** @param known concepts that count as known after the placement */
export function sayPlacementEnd(known: number, of: number): string {
  return known === 0
    ? `You start at the beginning: ${concepts(of)} to learn.`
    : `You start with ${known} of ${concepts(of)} known.`;
}

function sayPassed({ purpose, state, title, use, strong }: CheckEnd): string {
  const standing = `${strong.count} of ${concepts(strong.of)} strong`;
  if (!KNOWN.has(state)) return `You got ${title} right, and one more right answer makes it sure.`;
  if (purpose === "probe") return `You know ${title}, so the gap is somewhere else.`;
  if (purpose === "review") return `You still know ${title}: ${standing}.`;
  if (state === "strong") return `${sayCanNow(use)}: ${standing}.`;
  return `You answered the questions on ${title}, and an exercise in code makes it strong.`;
}

function sayNotPassed({ purpose, state, title, answers }: CheckEnd): string {
  if (isUnknown(answers)) return `You have not shown ${title} yet, and its lesson explains it.`;
  if (purpose === "review")
    return KNOWN.has(state)
      ? `You know ${title} well enough that one miss changes little.`
      : `You knew ${title} before, so a look at its lesson brings it back.`;
  if (KNOWN.has(state)) return `${sayScore(answers, title)}, which is enough to go on.`;
  if (purpose === "probe") return `You may lack ${title}, so it gets a closer look.`;
  return answers.right > 0
    ? `${sayScore(answers, title)}, and another look at the lesson gives you the rest.`
    : `You are still learning ${title}, and your answers show which part to look at again.`;
}

function sayScore({ right, given }: CheckEnd["answers"], title: string): string {
  return `You got ${right} of ${given} right on ${title}`;
}

/** Every answer that was not right was "I don't know yet", and there was one. */
function isUnknown({ given, right, unknown }: CheckEnd["answers"]): boolean {
  return unknown > 0 && right + unknown === given;
}

function concepts(count: number): string {
  return count === 1 ? "1 concept" : `${count} concepts`;
}
