/**
 * Spaced repetition by FSRS: how shown concepts are forgotten, and how answers refresh them.
 *
 * 1. The memory of a concept begins with the first right answer that shows it: "easy" for a concept that was known without a lesson.
 * 2. From then on every settled answer to its own items is a review: right is "good", right after a hint is "hard", wrong is "again", and "I don't know
 *    yet" half of that.
 * 3. A right answer is also a small part of a review for each direct prerequisite of the concept.
 *
 * @see Ye, Su and Cao 2022, for FSRS; its published default weights are used, without fuzz and without same-day steps
 */
import { FSRSAlgorithm, generatorParameters, Rating } from "ts-fsrs";
import type { Answered } from "../log.ts";
import { DAY_MS, PARAMETERS } from "../parameters.ts";
import type { Memory } from "../state.ts";

const fsrs = new FSRSAlgorithm(generatorParameters({ enable_fuzz: false, enable_short_term: false }));

type Grade = Rating.Again | Rating.Hard | Rating.Good | Rating.Easy;

/** Chance that the concept is still recalled, 0-1. */
export function recallAt(memory: Memory, at: number): number {
  return fsrs.forgetting_curve(daysSince(memory, at), memory.stability);
}

/** Time at which the recall falls to `chance`, ms. */
export function whenRecallFallsTo(memory: Memory, chance: number): number {
  // The curve is (1 + k · days / stability) ^ -decay. Bisection finds the time without a copy of the library's weights.
  const { stability } = memory;
  let [early, late] = [0, stability];
  while (fsrs.forgetting_curve(late, stability) > chance) late *= 2;
  while (late - early > 1e-4 * stability) {
    const middle = (early + late) / 2;
    if (fsrs.forgetting_curve(middle, stability) > chance) early = middle;
    else late = middle;
  }
  return memory.at + Math.round(late * DAY_MS);
}

/**
 * The memory of a concept after a settled answer to one of its own items.
 *
 * @param shown whether the concept counts as shown after the answer
 * @param taught whether its lesson was read
 */
export function memoryAfterAnswer(
  memory: Memory | null,
  answer: Answered,
  { shown, taught }: { shown: boolean; taught: boolean },
): Memory | null {
  const grade = gradeOf(answer);
  if (memory !== null) {
    const reviewed = reviewedMemory(memory, grade, answer.at);
    return answer.result === "dont-know" ? halfway(memory, reviewed) : reviewed;
  }
  if (!shown || grade === Rating.Again) return null;
  return firstMemory(grade === Rating.Good && !taught ? Rating.Easy : grade, answer.at);
}

/**
 * The memory of a concept after a right answer to a concept that requires it.
 *
 * @param share of a whole review, 0-1: the stability moves by this share of the way, on a log scale
 */
export function memoryAfterCredit(memory: Memory, at: number, share: number): Memory {
  const full = reviewedMemory(memory, Rating.Good, at);
  const stability = memory.stability * (full.stability / memory.stability) ** share;
  const rested = Math.max(0, at - memory.at);
  return { stability, difficulty: memory.difficulty, at: memory.at + Math.round(rested * share) };
}

/** "I don't know yet" does not show that the concept was forgotten: the stability falls half as far, on a log scale. */
function halfway(before: Memory, after: Memory): Memory {
  return {
    ...after,
    stability: before.stability * (after.stability / before.stability) ** PARAMETERS.dontKnowMiss,
  };
}

function daysSince(memory: Memory, at: number): number {
  return Math.max(0, at - memory.at) / DAY_MS;
}

function gradeOf({ result, hints }: Answered): Grade {
  return result !== "right" ? Rating.Again : hints > 0 ? Rating.Hard : Rating.Good;
}

function reviewedMemory(memory: Memory, grade: Grade, at: number): Memory {
  return {
    ...fsrs.next_state(memory, daysSince(memory, at), grade),
    at: Math.max(at, memory.at),
  };
}

function firstMemory(grade: Grade, at: number): Memory {
  return { ...fsrs.next_state(null, 0, grade), at };
}
