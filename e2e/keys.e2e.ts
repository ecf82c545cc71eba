import type { PublicItem } from "@aulo/contract";
import { rightAnswer } from "../scripts/simulate/answers.ts";
import { expect, test } from "./learner.ts";
import type { LearnerAtPage } from "./learner-at-page.ts";

test("? lists the keys, which lead to pages and can be turned off", async ({ page }) => {
  await page.goto("/settings");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Settings");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toContainText("Leave the editor");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toContainText("Search");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.keyboard.press("g");
  await page.keyboard.press("m");
  await expect(page).toHaveURL(/\/map/);
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await page.goto("/settings");
  await page.getByRole("checkbox", { name: /Shortcuts without Ctrl/ }).uncheck();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("a learner gets from a goal to an answered item by keys alone", async ({ page, learner }) => {
  const tabTo = async (name: RegExp) => {
    for (let presses = 0; presses < 80; presses += 1) {
      await page.keyboard.press("Tab");
      const focused = page.locator(":focus");
      const label = (await focused.getAttribute("aria-label")) ?? (await focused.textContent()) ?? "";
      if (name.test(label.trim())) return;
    }
    throw new Error(`The Tab key does not reach ${name}.`);
  };

  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(page.locator(":focus")).toHaveText("Skip to the content");
  await page.keyboard.press("Enter");
  await tabTo(/^Your goal/);
  await page.keyboard.type("Understand promises");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 2 })).toBeFocused();
  await tabTo(/^Accept this path/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Find out what you know already" })).toBeFocused();
  await tabTo(/^Begin the placement/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "How much have you programmed?" })).toBeFocused();
  await tabTo(/^I have written some JavaScript/);
  await page.keyboard.press("Enter");
  await expect(page.locator("#item-heading")).toBeFocused();
  await tabTo(/^I don't know yet/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Not shown yet" })).toBeFocused();
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(page.locator("#item-heading")).toBeFocused();
  expect(await learner.openItem()).not.toBeNull();
});

test("Escape, then Tab leaves the editor", async ({ page }) => {
  await page.goto("/concepts/functions");
  await page.getByRole("button", { name: "Edit" }).first().click();
  const editor = page.getByRole("textbox", { name: "Example" });
  await expect(editor).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(editor).toBeFocused();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  await expect(editor).not.toBeFocused();
});

test("a held Ctrl+Enter sends the answer and stops at its feedback", async ({ page, learner }) => {
  await learner.startOn("Learn backend with Node.js");
  await learner.reachItem("order-lines");
  await page.keyboard.press("1");
  await page.keyboard.down("ControlOrMeta");
  await page.keyboard.down("Enter");
  await expect(learner.goOnButton()).toBeVisible();
  for (let repeats = 0; repeats < 10; repeats += 1) await page.keyboard.down("Enter");
  await expect(learner.goOnButton()).toBeVisible();
  await page.keyboard.up("Enter");
  await page.keyboard.down("Enter");
  await expect(learner.goOnButton()).toHaveCount(0);
  await page.keyboard.up("Enter");
  await page.keyboard.up("ControlOrMeta");
});

test("no key reaches the page behind an open dialog", async ({ page, learner }) => {
  await learner.startOn("Understand promises");
  await page.getByRole("button", { name: "Not now" }).click();
  const dialog = page.getByRole("dialog", { name: "Not now" });
  await dialog.getByRole("radio").first().focus();
  for (const key of ["?", "/", "g", "m"]) await page.keyboard.press(key);
  await expect(page.getByRole("dialog")).toHaveCount(1);
  await expect(page).toHaveURL(/\/$/);
});

test("five lines are put in order with at most 15 presses, and the focus stays with the lines", async ({
  page,
  learner,
}) => {
  await learner.startOn("Learn backend with Node.js");
  const item = await learner.reachItem("order-lines");
  const wanted = orderOf(learner, item);
  let presses = 0;
  const press = async (key: string) => {
    presses += 1;
    await page.keyboard.press(key);
    await expect(page.locator(".order :focus")).toHaveCount(1);
  };

  await test.step("by numbers, with the first two swapped and moved back", async () => {
    const [first = "", second = "", ...rest] = wanted;
    for (const id of [second, first, ...rest]) await press(String(numberIn(item, id)));
    await page.locator(".order ol > li").first().focus();
    await press("Alt+ArrowDown");
    expect(presses).toBeLessThanOrEqual(15);
    const lines = await page
      .locator(".order ol > li")
      .evaluateAll((all) => all.map((line) => line.getAttribute("data-line")));
    expect(lines).toEqual(wanted);
  });

  await test.step("Enter on one line after the other keeps the focus too", async () => {
    for (const _ of wanted) {
      await page.locator(".order ol > li").first().focus();
      await press("Delete");
    }
    await page.locator(".line-left").first().focus();
    for (const _ of wanted) await press("Enter");
  });
});

function orderOf({ book }: LearnerAtPage, item: PublicItem): readonly string[] {
  const answer = item.kind === "exercise" ? null : rightAnswer(book, item);
  if (answer?.kind !== "order-lines") throw new Error(`${item.id} has no lines.`);
  return answer.lines;
}

function numberIn(item: PublicItem, id: string): number {
  return item.kind === "order-lines" ? item.lines.findIndex((line) => line.id === id) + 1 : 0;
}

test("words announced to a screen reader are gone from later pages", async ({ page, learner }) => {
  await page.clock.install();
  await learner.startOn("Understand promises");
  await page.getByRole("button", { name: "Not now" }).click();
  await page.getByRole("button", { name: "Show me the next best step" }).click();
  const announced = page.locator("[data-announced]");
  await expect(announced).toHaveText(/^Put off\./);
  await page.clock.fastForward(60_000);
  await expect(announced).toBeEmpty();
});
