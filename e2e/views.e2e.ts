import { expect, test } from "./learner.ts";

test("a placement ends with an item that only measures it and can be skipped", async ({ page, learner }) => {
  await learner.acceptGoal("Learn backend with Node.js");
  await learner.beginPlacement();
  const skip = page.getByRole("button", { name: "Skip this one" });
  const answers = page.getByRole("button", { name: "I don't know yet" });
  await expect(answers).toBeVisible();
  while ((await skip.count()) === 0) {
    await learner.answer("dont-know");
    await learner.goOnButton().click();
    await expect(answers).toBeVisible();
  }
  await skip.click();
  await expect(page.getByRole("heading", { name: "Where you start" })).toBeVisible();
});

test("the map shows how sure Aulo is, and the next step if a concept were shown", async ({
  page,
  learner,
}) => {
  await learner.startOn("Learn backend with Node.js");
  await page.goto("/map?view=list&concept=promises");
  const panel = page.getByRole("complementary");
  await expect(panel.getByText(/not sure yet/).first()).toBeVisible();
  await panel.getByRole("button", { name: "What if I knew it?" }).click();
  await expect(panel.getByText(/If you knew this, your next step would be/)).toBeVisible();
  await expect(panel.getByText("None of this is saved: only answers count.")).toBeVisible();
  expect((await learner.nextStep()).concept).toBe("values-and-variables");
});

test("nothing is due for a new learner, and the page says so", async ({ page, learner }) => {
  await learner.startOn("Understand promises");
  await page.goto("/reviews");
  await expect(page.getByText("Nothing is due")).toBeVisible();
  await page.getByRole("link", { name: "Go on to the next step" }).click();
  await expect(page.getByRole("article")).toBeVisible();
});
