// Screenshots of the app for the documentation: `npm run screenshots`. For designing, `npm run screenshots --
// --all DIR` takes every page, light and dark, wide and narrow.
// 1. The real server starts on data of its own.
// 2. A learner walks through the app in a browser.
// 3. Takes screenshots of each page in every look (theme and width).

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium, type Page } from "@playwright/test";
import { startServer } from "../scripts/simulate/start-server.ts";
import { LearnerAtPage } from "./learner-at-page.ts";
import { loadBook } from "./load-book.ts";
import config from "./playwright.config.ts";

const DOCS = fileURLToPath(new URL("../docs/screenshots", import.meta.url));

type Look = { name: string; colorScheme: "light" | "dark"; width: number; height: number };

const LOOKS: readonly Look[] = [
  { name: "light", colorScheme: "light", width: 1280, height: 860 },
  { name: "dark", colorScheme: "dark", width: 1280, height: 860 },
  { name: "phone", colorScheme: "light", width: 390, height: 844 },
  { name: "phone-dark", colorScheme: "dark", width: 390, height: 844 },
];

/** Screenshots in the documentation, as `PAGE-LOOK`. */
const IN_DOCS = new Set([
  "step-light",
  "goal-light",
  "lesson-light",
  "exercise-failing-light",
  "exercise-failing-dark",
  "feedback-light",
  "check-end-light",
  "map-light",
  "map-dark",
  "evidence-light",
  "step-phone",
  "lesson-phone-dark",
]);

const allInto = process.argv[2] === "--all" ? process.argv[3] : undefined;
const folder = allInto ?? DOCS;

/** Takes a screenshot of the current page in every wanted look. */
async function photograph(page: Page, name: string): Promise<void> {
  for (const look of LOOKS) {
    const file = `${name}-${look.name}`;
    if (allInto === undefined && !IN_DOCS.has(file)) continue;
    await page.emulateMedia({ colorScheme: look.colorScheme, reducedMotion: "reduce" });
    await page.setViewportSize({ width: look.width, height: look.height });
    await page.waitForTimeout(250);
    await page.screenshot({ path: join(folder, `${file}.png`), fullPage: allInto !== undefined });
  }
  await page.setViewportSize({ width: 1280, height: 860 });
}

/** From the first visit to a goal, a placement and the first step. */
async function begin(learner: LearnerAtPage): Promise<void> {
  const { page } = learner;
  await page.goto("/");
  await page.getByLabel("Your goal, in your own words").waitFor();
  await photograph(page, "welcome");
  await page.getByText("How does this work?").click();
  await photograph(page, "how-it-works");
  await page.getByRole("button", { name: "Add login to my Express API" }).click();
  await page.getByRole("button", { name: "Accept this path" }).waitFor();
  await photograph(page, "goal");
  for (const [name, text] of [
    ["goal-waits", "learn docker"],
    ["goal-not-covered", "knit a scarf"],
  ]) {
    await page.goto(`/goals/new?text=${text}`);
    await page.getByRole("heading", { level: 2 }).first().waitFor();
    await photograph(page, name ?? "");
  }
  await learner.acceptGoal("Learn backend with Node.js");
  await photograph(page, "placement-offer");
  await page.getByRole("button", { name: "Begin the placement" }).click();
  await page.getByRole("heading", { name: "How much have you programmed?" }).waitFor();
  await photograph(page, "placement-experience");
  await page.getByRole("button", { name: "I have written some JavaScript" }).click();
  await page.getByRole("button", { name: "I don't know yet" }).waitFor();
  await photograph(page, "placement");
  for (const how of ["right", "dont-know", "right", "right"] as const) {
    await learner.answer(how);
    await learner.goOnButton().click();
  }
  await page.getByRole("button", { name: "Stop here" }).click();
  await page.getByRole("link", { name: /Go on/ }).waitFor();
  await photograph(page, "placement-end");
  await page.goto("/");
  await page.getByRole("article").waitFor();
  await photograph(page, "step");
  await page.getByRole("button", { name: "Not now" }).click();
  await photograph(page, "not-now");
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await photograph(page, "keys");
}

/** A lesson with an example and a prediction, both run. */
async function readLesson(page: Page): Promise<void> {
  await page.goto("/concepts/promises");
  await page.getByRole("button", { name: /Check what stuck/ }).waitFor();
  await photograph(page, "lesson");
  await page.getByRole("button", { name: "Edit" }).first().click();
  await page.getByRole("textbox", { name: "Example" }).waitFor();
  await page.getByRole("button", { name: "Run", exact: true }).first().click();
  await page.getByText("Printed").first().waitFor({ timeout: 30_000 });
  const predict = page.getByRole("form", { name: "Predict" });
  await predict.getByRole("textbox").fill("caught: too few\nchecked\norder: 10");
  await predict.getByRole("button", { name: "Run and compare" }).click();
  await predict.getByRole("table").waitFor({ timeout: 30_000 });
  await predict.scrollIntoViewIfNeeded();
  await photograph(page, "lesson-run");
}

/** Check after a lesson, by a learner new to the concept: its exercise failing and passing, and the end. */
async function takeCheck(learner: LearnerAtPage): Promise<void> {
  const { page } = learner;
  await learner.startOn("Understand promises");
  await learner.reachExercise();
  await photograph(page, "exercise");
  await page.getByRole("button", { name: "Run the tests" }).click();
  await page.locator(".outcome .note").waitFor({ timeout: 40_000 });
  await photograph(page, "exercise-failing");
  await learner.answer("right");
  await photograph(page, "exercise-passed");
  await learner.goOnButton().click();
  await learner.answerRest("right");
  await page.getByRole("article").waitFor();
  await photograph(page, "check-end");
  await page.goto("/concepts/functions/evidence");
  await page.locator(".share").first().waitFor();
  await photograph(page, "evidence");
}

/** Failed rounds until the first concept rests: the help after a round, and the rest. */
async function failUntilRest(learner: LearnerAtPage): Promise<void> {
  const { page } = learner;
  await learner.startOn("Understand promises");
  for (let step = await learner.nextStep(); step.kind !== "nothing-now"; step = await learner.nextStep()) {
    await page.goto("/");
    await page.getByRole("article").waitFor();
    if (step.help !== null) await photograph(page, `step-help-${step.help}`);
    await learner.beginStep();
    await learner.answerAll("wrong");
  }
  await page.goto("/");
  await page.locator(".missed-item").first().waitFor();
  await photograph(page, "step-rest");
}

async function openCheckOn(page: Page, concept: string): Promise<void> {
  await page.goto(`/concepts/${concept}`);
  await page.getByRole("button", { name: /Check what stuck/ }).click();
  await page.getByRole("button", { name: "I don't know yet" }).waitFor();
}

/** A wrong choice and its feedback, on the first concept whose check asks for a choice. */
async function chooseWrong(learner: LearnerAtPage): Promise<void> {
  const { page } = learner;
  for (const concept of ["status-codes", "http-methods", "headers", "promises", "json"]) {
    await openCheckOn(page, concept);
    for (let item = await learner.openItem(); item !== null; item = await learner.openItem()) {
      const isChoice = item.kind === "choose-one" || item.kind === "choose-several";
      if (isChoice) await photograph(page, "item-choice");
      await learner.answer(isChoice ? "wrong" : "right");
      if (isChoice) {
        await photograph(page, "feedback");
        return disputeAnswer(page);
      }
      await learner.goOnButton().click();
      await learner.goOnButton().waitFor({ state: "detached" });
    }
  }
}

/** The form of a dispute, and the offer to take the answer back. */
async function disputeAnswer(page: Page): Promise<void> {
  await page.getByRole("button", { name: "My answer is right…" }).click();
  await page
    .getByLabel("Why is your answer right?")
    .fill("The text does not say which version it is about, so mine is right too.");
  await photograph(page, "dispute");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await page.getByRole("button", { name: "Take the answer back" }).waitFor();
  await photograph(page, "dispute-sent");
  await page.getByRole("button", { name: "Take the answer back" }).click();
  await page.getByText("The answer is taken back.").waitFor();
  await photograph(page, "dispute-taken-back");
}

async function lookAround(page: Page): Promise<void> {
  await page.goto("/map");
  await page.locator(".map-node").first().waitFor({ timeout: 30_000 });
  await photograph(page, "map");
  await page.getByText("Meaning of these marks").click();
  await photograph(page, "map-legend");
  await page.locator(".map-node").nth(12).click();
  await page.getByRole("complementary").waitFor();
  await photograph(page, "map-panel");
  for (const [name, address] of [
    ["map-list", "/map?view=list"],
    ["map-wait", "/map?view=list&wait=docker"],
    ["goals", "/goals"],
    ["reviews", "/reviews"],
    ["calibration", "/calibration"],
    ["settings", "/settings"],
    ["not-found", "/nowhere"],
  ]) {
    await page.goto(address ?? "");
    await page.getByRole("heading").first().waitFor();
    await photograph(page, name ?? "");
  }
}

await mkdir(folder, { recursive: true });
const book = await loadBook();
const { base, stop } = await startServer();
const browser = await chromium.launch(config.use?.launchOptions);
try {
  const page = await browser.newPage({ baseURL: base });
  const learner = new LearnerAtPage(page, book);
  await begin(learner);
  await readLesson(page);
  await takeCheck(new LearnerAtPage(await browser.newPage({ baseURL: base }), book));
  await failUntilRest(new LearnerAtPage(await browser.newPage({ baseURL: base }), book));
  await chooseWrong(learner);
  await lookAround(page);
} finally {
  await browser.close();
  await stop();
}
