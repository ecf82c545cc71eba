import { expectAccessible } from "./access.ts";
import { expect, test } from "./learner.ts";

test("/ finds a part of a lesson and opens it there, by keys alone", async ({ page }) => {
  await page.goto("/settings");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.keyboard.press("/");
  const field = page.getByRole("searchbox", { name: "Search for" });
  await expect(field).toBeFocused();
  await page.keyboard.type("promise settled");
  const dialog = page.getByRole("dialog", { name: "Search" });
  const hits = dialog.getByRole("link");
  await expect(hits.filter({ hasText: "Three states, settled once" })).toBeVisible();
  await expect(dialog.locator("mark").first()).toBeVisible();
  await expectAccessible(page, "the search");

  await field.focus();
  for (let presses = 0; presses < 20; presses += 1) {
    await page.keyboard.press("ArrowDown");
    if ((await page.locator(":focus").innerText()).includes("Three states, settled once")) break;
  }
  await page.keyboard.press("Enter");
  await expect(dialog).toHaveCount(0);
  await expect(page).toHaveURL(/\/concepts\/promises#/);
  await expect(page.getByRole("heading", { name: "Three states, settled once" })).toBeFocused();
  await expect(page.getByRole("heading", { name: "Three states, settled once" })).toBeInViewport();
});

test("an item is found once it is answered, and opens to be read", async ({ page, learner }) => {
  await learner.startOn("Learn backend with Node.js");
  await page.goto("/concepts/promises");
  await page.getByRole("button", { name: /Check what stuck/ }).click();
  await expect(page.locator("#item-heading")).toBeVisible();
  const search = async () => {
    await page.getByRole("button", { name: "Search" }).click();
    await page.getByRole("searchbox").fill("promise then");
    await expect(page.getByRole("dialog").getByRole("status")).toHaveText(/\d+ results?/);
    return page.getByRole("dialog").getByRole("link", { name: /an item that you answered/ });
  };
  await expect(await search()).toHaveCount(0);
  await page.keyboard.press("Escape");
  await learner.answerAll("dont-know");
  const items = await search();
  await expect(items).not.toHaveCount(0);
  await items.first().click();
  await expect(page.getByRole("dialog", { name: /^Item \d/ })).toContainText("Not shown yet");
});

test("the search keeps the keys and the page while its results do not load, and gives the focus back", async ({
  page,
}) => {
  await page.route("**/assets/SearchResults-*", (route) => route.abort());
  await page.goto("/settings");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Settings");
  const button = page.getByRole("button", { name: "Search" });
  await button.focus();
  await page.keyboard.type("/promise");
  const dialog = page.getByRole("dialog", { name: "Search" });
  await expect(dialog.getByRole("searchbox")).toHaveValue("promise");
  await expect(dialog.getByRole("alert")).toContainText("A part of this page did not load");
  await page.unroute("**/assets/SearchResults-*");
  await dialog.getByRole("button", { name: "Load the page again" }).click();
  await expect(dialog).toHaveCount(0);
  await button.focus();
  await page.keyboard.type("/promise");
  await expect(dialog.getByRole("link").first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(button).toBeFocused();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Settings");
});

test("a lesson shows the code of the real app that uses it", async ({ page }) => {
  await page.goto("/concepts/promises");
  await page.getByText("Aulo's own source:").click();
  await expect(page.locator(".seen-in pre")).toContainText("await catalogue");
  await expectAccessible(page, "the code beside a lesson");
});
