import { expect, test } from "./learner.ts";

test("? lists the keys, which lead to pages and can be turned off", async ({ page }) => {
  await page.goto("/settings");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Settings");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keys" })).toContainText("Leave the editor");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.keyboard.press("g");
  await page.keyboard.press("m");
  await expect(page).toHaveURL(/\/map/);
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await page.goto("/settings");
  await page.getByRole("checkbox", { name: /Keys without Ctrl/ }).uncheck();
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
