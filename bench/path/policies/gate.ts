/**
 * Mastery gate: the learner stays on a concept until two right answers in a row.
 *
 * 1. Read the lesson, then ask items, each time the least recently asked one.
 * 2. If the concept has an exercise, ask it after a right answer. The gate stays shut until it is passed.
 * 3. After two misses since the last reading, read the lesson again.
 * 4. When a second reading did not help either, first go back to the prerequisites: ask an item on each, and read its lesson after a miss.
 * 5. Two right answers in a row open the gate, regardless of earlier misses.
 */
import type { Course } from "../course.ts";
import type { ItemBox } from "./item-box.ts";

const RIGHT_IN_A_ROW = 2;
const MISSES_PER_READING = 2;
const READINGS_BEFORE_GOING_BACK = 2;

/** Takes the learner through one concept. Returns whether the gate opened before the time ran out. */
export function passGate(course: Course, box: ItemBox, concept: string): boolean {
  let exercise = box.exercise(concept);
  let inARow = 0;
  let misses = 0;
  let readings = 1;
  course.turnTo(concept);
  course.read(concept);
  while (inARow < RIGHT_IN_A_ROW || exercise !== null) {
    if (course.isOver) return false;
    if (misses === MISSES_PER_READING) {
      course.checked(concept, false);
      if (readings >= READINGS_BEFORE_GOING_BACK) goBack(course, box, concept);
      course.read(concept);
      readings += 1;
      misses = 0;
    }
    const item = inARow > 0 && exercise !== null ? exercise : box.takeClosed(concept);
    const right = isRight(course, item);
    if (right && item === exercise) exercise = null;
    inARow = right ? inARow + 1 : 0;
    misses += right ? 0 : 1;
  }
  course.checked(concept, true);
  return true;
}

function goBack(course: Course, box: ItemBox, concept: string): void {
  const requires = course.graph.concepts.find(({ id }) => id === concept)?.requires ?? [];
  for (const required of requires) {
    if (course.isOver) return;
    course.turnTo(required);
    if (!isRight(course, box.takeClosed(required))) course.read(required);
  }
  course.turnTo(concept);
}

function isRight(course: Course, item: Parameters<Course["ask"]>[0]): boolean {
  return course.ask(item).at(-1) === "right";
}
