/**
 * The mastery gate of a syllabus: nobody leaves a concept before two right answers in a row.
 *
 * 1. The lesson is read, then items follow, each time the one asked longest ago.
 * 2. Where the concept has an exercise it comes after a first right answer, and the gate stays shut until it was passed.
 * 3. After two misses since the last reading the lesson is read again.
 * 4. Two right answers in a row open the gate, whatever was before.
 */
import type { Course } from "../course.ts";
import type { ItemBox } from "./item-box.ts";

const RIGHT_IN_A_ROW = 2;
const MISSES_PER_READING = 2;

/** Takes the learner through one concept; gives whether the gate opened before the time was over. */
export const passGate = (course: Course, box: ItemBox, concept: string): boolean => {
  let exercise = box.exercise(concept);
  let inARow = 0;
  let misses = 0;
  course.turnTo(concept);
  course.read(concept);
  while (inARow < RIGHT_IN_A_ROW || exercise !== null) {
    if (course.isOver) return false;
    if (misses === MISSES_PER_READING) {
      course.checked(concept, false);
      course.read(concept);
      misses = 0;
    }
    const item = inARow > 0 && exercise !== null ? exercise : box.takeClosed(concept);
    const right = course.ask(item).at(-1) === "right";
    if (right && item === exercise) exercise = null;
    inARow = right ? inARow + 1 : 0;
    misses += right ? 0 : 1;
  }
  course.checked(concept, true);
  return true;
};
