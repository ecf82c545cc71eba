import { expect, test } from "./learner.ts";

/** Most actions that a first-time learner needs until code runs: clicks, and each typed field counts as one. */
const MOST_ACTIONS = 8;

test("a first-time learner runs code after at most eight actions", async ({ page }) => {
  let actions = 0;
  const main = page.getByRole("main");
  const click = async (role: "button" | "link", name: RegExp) => {
    actions += 1;
    await main.getByRole(role, { name }).first().click();
  };
  await page.goto("/");
  actions += 1;
  await page.getByLabel("Your goal, in your own words").fill("Learn backend with Node.js");
  await click("button", /^See the path/);
  await click("button", /^Accept this path/);
  await click("button", /^Skip the placement/);
  await click("link", /^Read the lesson/);
  await click("button", /^Run$/);
  const example = page.locator("figure.example").first();
  await expect(example.getByRole("region", { name: "Result of the run" })).toBeVisible();
  await expect(example.getByLabel("Printed")).toBeVisible({ timeout: 40_000 });
  expect(actions).toBeLessThanOrEqual(MOST_ACTIONS);
});
