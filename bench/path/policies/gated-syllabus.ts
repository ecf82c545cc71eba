import type { Course, Policy } from "../course.ts";
import { passGate } from "./gate.ts";
import { ItemBox } from "./item-box.ts";

/** Every lesson in the order of the syllabus, each with the gate. The main baseline. */
export const gatedSyllabus: Policy = { name: "gated syllabus", walk };

function walk(course: Course): void {
  const box = new ItemBox(course.graph);
  for (const concept of course.goal.concepts) {
    if (course.isOver) return;
    passGate(course, box, concept);
  }
}
