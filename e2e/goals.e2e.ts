import type { Page } from "@playwright/test";
import { expectAccessible } from "./access.ts";
import { expect, test } from "./learner.ts";

test.describe("a goal in free words", () => {
  test.beforeEach(async ({ page }) => {
    await page.goto("/");
  });

  const ask = async (page: Page, goal: string) => {
    await page.getByLabel("Your goal, in your own words").fill(goal);
    await page.getByRole("button", { name: "See the path" }).click();
  };

  test("a goal with typing mistakes is understood", async ({ page }) => {
    await ask(page, "add logn to my expres api");
    await expect(page.getByRole("heading", { level: 2 })).toContainText(/login/i);
    await expect(page.getByText(/\d+ concepts, about .* hours/)).toBeVisible();
  });

  test("a goal outside the track is refused, and the nearest is offered", async ({ page }) => {
    await ask(page, "knit a woollen scarf");
    await expect(page.getByRole("heading", { name: "Aulo does not teach this" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Accept this path" })).toHaveCount(0);
    await page.locator(".examples button").first().click();
    await expect(page.getByRole("button", { name: "Accept this path" })).toBeVisible();
  });

  test("a goal that can wait gives the reason and leads to its prerequisites", async ({ page }) => {
    await ask(page, "learn kubernetes");
    await expect(page.getByRole("heading", { name: "Kubernetes can wait" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Accept this path" })).toBeVisible();
  });

  test("the path can be changed before it is accepted", async ({ page }) => {
    await ask(page, "Understand promises");
    const size = page.locator(".path-size");
    await expect(size).toBeVisible();
    const before = Number.parseInt((await size.textContent()) ?? "", 10);
    await page.getByRole("checkbox", { name: /^Functions as values/ }).uncheck();
    await expect(size).toContainText(`${before - 1} concepts`);
    await page.getByRole("button", { name: "Add other concepts" }).click();
    await page.getByRole("checkbox", { name: /^JSON/ }).check();
    await page.getByRole("button", { name: "Accept this path" }).click();
    await page.goto("/goals");
    await page.getByRole("link", { name: "Edit the path" }).click();
    await expect(page.getByRole("checkbox", { name: /^JSON/ })).toBeChecked();
    await expect(page.getByRole("checkbox", { name: /^Functions as values/ })).toHaveCount(0);
  });
});

test("a learner keeps several goals, switches between them and deletes one", async ({ page, learner }) => {
  await learner.startOn("Understand promises");
  await page.goto("/goals");
  await page.getByRole("link", { name: "Add a goal" }).click();
  await page.getByRole("button", { name: "Add login to my Express API" }).click();
  await page.getByRole("button", { name: "Accept this path" }).click();
  await page.goto("/goals");
  const first = page.getByRole("listitem").filter({ hasText: "Understand promises" });
  await first.getByRole("button", { name: "Make this my goal" }).click();
  await expect(first.getByText("Your goal now")).toBeVisible();
  await first.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("button", { name: "Delete the goal" }).click();
  await expect(first).toHaveCount(0);
});

test("postponing a step makes room for the next best", async ({ page, learner }) => {
  await learner.startOn("Learn backend with Node.js");
  const title = page.getByRole("heading", { level: 1 });
  const before = await title.textContent();
  await page.getByRole("button", { name: "Not now" }).click();
  await page.getByRole("radio", { name: "It does not interest me" }).check();
  await page.getByRole("button", { name: "Show me the next best step" }).click();
  await expect(title).not.toHaveText(before ?? "");
  await expect(page.getByRole("article")).toHaveCount(1);
});

test("a goal is reached by code on its target, and is said to be reached from then on", async ({
  page,
  learner,
}) => {
  await learner.startOn("Understand promises");
  for (let step = await learner.nextStep(); step.kind !== "done"; step = await learner.nextStep()) {
    await page.goto("/");
    await learner.beginStep();
    await learner.answerAll("right");
  }
  await test.step("the end of its last check has one headline, the new abilities and goals to choose", async () => {
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Goal reached: Understand promises");
    await expect(page.getByText(/^It took you .+ answers on 1 day\.$/)).toBeVisible();
    await expect(page.getByText(/^start slow work, /)).toBeVisible();
    await expect(page.locator(".reached-next a")).toHaveCount(3);
    await expectAccessible(page);
    await page.reload();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Goal reached: Understand promises");
  });
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "Goal reached" })).toBeVisible();
  await expect(page.getByRole("progressbar", { name: "The goal is reached" })).toBeVisible();
  await page.goto("/goals");
  await expect(page.getByText("You reached this goal today.")).toBeVisible();
});
