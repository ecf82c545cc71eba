import { fileURLToPath } from "node:url";
import { loadTrack } from "@aulo/content";
import { test as base, expect } from "@playwright/test";
import { type AnswerBook, toAnswerBook } from "../scripts/simulate/answers.ts";
import { LearnerAtPage } from "./learner-at-page.ts";

const TRACK = fileURLToPath(new URL("../tracks/backend-nodejs", import.meta.url));

type Fixtures = { learner: LearnerAtPage; noPageErrors: undefined };
type WorkerFixtures = { book: AnswerBook };

/** Playwright's test, with a learner at the page; a journey fails when the page reports an error of its own. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  book: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern.
    async ({}, use) => {
      const { track } = await loadTrack(TRACK);
      if (track === null) throw new Error(`The track in ${TRACK} cannot be read.`);
      await use(toAnswerBook(track));
    },
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
