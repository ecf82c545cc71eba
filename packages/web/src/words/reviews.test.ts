import type { DueReview, ReviewsView } from "@aulo/contract";
import { expect, test } from "vitest";
import { sayDueLater, sayDueToday, sayRecall } from "./reviews.ts";

const NOW = new Date("2026-01-05T09:00:00.000Z");

function due(today: boolean): DueReview {
  return { concept: "json", recall: 0.7, covers: [], today };
}
function view(more: Partial<ReviewsView>): ReviewsView {
  return {
    due: [],
    doneToday: 0,
    perDay: 10,
    awayDays: null,
    nextDue: null,
    ...more,
  };
}

test("counts today's reviews, and says that the others can wait", () => {
  const reviews = view({ due: [due(true), due(true), due(false)], doneToday: 8 });
  expect(sayDueToday(reviews)).toBe("2 reviews for today, 8 done");
  expect(sayDueLater(reviews, NOW)).toMatch(
    /^1 other review can wait: a day never asks for more than 10 reviews/,
  );
  expect(sayDueLater({ ...reviews, perDay: 1 }, NOW)).toContain("more than 1 review,");
});

test("a day at its limit is done", () => {
  expect(sayDueToday(view({ due: [due(false)], doneToday: 10 }))).toBe("Done for today: 10 of at most 10");
});

test("names the next due date when nothing is due", () => {
  const nextDue = { concept: "json", at: "2026-03-05T09:00:00.000Z" };
  expect(sayDueToday(view({ nextDue }))).toBe("Nothing is due");
  expect(sayDueLater(view({ nextDue }), NOW)).toMatch(/^The next one is due on .*2026/);
  const today = { ...nextDue, at: NOW.toISOString() };
  expect(sayDueLater(view({ nextDue: today }), NOW)).toBe("The next one is due today.");
  expect(sayDueLater(view({}), NOW)).toMatch(/before you forget them/);
});

test("says how far a concept has faded, without a figure", () => {
  expect([0.88, 0.6, 0.2].map(sayRecall)).toEqual(["begins to fade", "is fading", "may be gone"]);
});
