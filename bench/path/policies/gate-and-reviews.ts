import { DAY_MS } from "../clock.ts";
import type { Course, Policy } from "../course.ts";
import { passGate } from "./gate.ts";
import { ItemBox } from "./item-box.ts";
import { SpacedReviews } from "./spaced-reviews.ts";

const REVIEWS_PER_DAY = 12;

/** The gated syllabus, with the due reviews before each new lesson. */
export const gateAndReviews: Policy = { name: "gate + reviews", walk };

function walk(course: Course): void {
  const box = new ItemBox(course.graph);
  const reviews = new SpacedReviews();
  let today = { day: 0, reviews: 0 };
  const reviewDue = (): boolean => {
    const day = Math.floor(course.now / DAY_MS);
    if (today.day !== day) today = { day, reviews: 0 };
    const due = today.reviews < REVIEWS_PER_DAY ? reviews.due(course.now) : null;
    if (due === null) return false;
    today.reviews += 1;
    reviews.answered(due, course.review(box.takeClosed(due)).at(-1) === "right", course.now);
    return true;
  };
  for (const concept of course.goal.concepts) {
    while (!course.isOver && reviewDue());
    if (course.isOver) return;
    if (passGate(course, box, concept)) reviews.add(concept, course.now);
  }
  while (!course.isOver) if (!reviewDue()) course.goHome();
}
