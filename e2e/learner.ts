import { test as base, expect } from "@playwright/test";
import type { AnswerBook } from "../scripts/simulate/answers.ts";
import { LearnerAtPage } from "./learner-at-page.ts";
import { loadBook } from "./load-book.ts";

type Fixtures = { learner: LearnerAtPage; noPageErrors: undefined };
type WorkerFixtures = { book: AnswerBook };

/** Playwright's test, with a learner at the page. A journey fails when the page reports an error. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  book: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern.
    async ({}, use) => use(await loadBook()),
    { scope: "worker" },
  ],
  noPageErrors: [
    async ({ page }, use) => {
      const errors: string[] = [];
      page.on("pageerror", ({ message }) => errors.push(message));
      page.on("console", (message) => {
        if (message.text().includes("Content Security Policy")) errors.push(message.text());
      });
      await use(undefined);
      expect(errors).toEqual([]);
    },
    { auto: true },
  ],
  learner: async ({ page, book }, use) => use(new LearnerAtPage(page, book)),
});

export { expect };
