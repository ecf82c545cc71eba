import type { Page } from "@playwright/test";
import { expectNoSidewaysScroll, expectNoViolation } from "./access.ts";
import { expect, test } from "./learner.ts";

/** About fifteen pages are checked twice each, which takes minutes on a busy machine. */
const EVERY_PAGE_MS = 400_000;

const PAGES = [
  "/",
  "/goals",
  "/goals/new",
  "/goals/new?text=learn%20docker",
  "/goals/new?text=knit%20a%20scarf",
  "/placement",
  "/placement?ask=experience",
  "/concepts/promises",
  "/concepts/functions/evidence",
  "/map?view=picture",
  "/map?view=list&concept=deploy-a-service",
  "/map?view=list&wait=docker",
  "/map?view=list&concept=promises",
  "/reviews",
  "/calibration",
  "/settings",
  "/nowhere",
];

test("axe finds nothing on any page, light and dark, and every page fits a phone", async ({
  page,
  learner,
}) => {
  test.setTimeout(EVERY_PAGE_MS);
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expectNoViolation(page, "the first visit");
  await learner.startOn("Learn backend with Node.js");
  for (const address of PAGES) {
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.locator(".loading")).toHaveCount(0);
    await expectNoViolation(page, address);
    await expectNoSidewaysScroll(page, address);
  }
});

const ALL_KINDS = ["choose-one", "choose-several", "exercise", "fill-blank", "order-lines", "predict-output"];
/** Concepts to check. A check chooses its own items, so checks are repeated until every kind was seen. */
const CHECKED = [
  "functions",
  "promises",
  "json",
  "http-methods",
  "event-loop",
  "sessions",
  "modules",
  "headers",
  "logs",
  "errors",
  "select-rows",
  "change-rows",
  "tables-and-keys",
  "joins-and-relationships",
  "status-codes",
  "graceful-shutdown",
];

test("axe finds nothing on every kind of item, its feedback and the end of a check, and they fit a phone", async ({
  page,
  learner,
}) => {
  test.setTimeout(EVERY_PAGE_MS);
  const kinds = new Set<string>();
  await learner.startOn("Learn backend with Node.js");
  for (const concept of CHECKED) {
    if (kinds.size === ALL_KINDS.length) break;
    await page.goto(`/concepts/${concept}`);
    await page.getByRole("button", { name: /Check what stuck/ }).click();
    await expect(page.getByRole("button", { name: "I don't know yet" })).toBeVisible();
    for (let item = await learner.openItem(); item !== null; item = await learner.openItem()) {
      const isNew = !kinds.has(item.kind);
      kinds.add(item.kind);
      if (isNew) await look(page, item.kind);
      await learner.answer(kinds.size % 2 === 0 ? "right" : "wrong");
      if (isNew) await look(page, `feedback on ${item.kind}`);
      await learner.goOnButton().click();
      await expect(learner.goOnButton()).toHaveCount(0);
    }
    await expect(page.getByRole("article")).toBeVisible();
    await look(page, "the end of a check");
  }
  expect([...kinds].sort()).toEqual(ALL_KINDS);
});

async function look(page: Page, where: string) {
  await expectNoViolation(page, where);
  await expectNoSidewaysScroll(page, where);
}
