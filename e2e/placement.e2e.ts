import { expect, test } from "./learner.ts";

test("a placement asks once how much the learner has programmed, and takes the answer by key", async ({
  page,
  learner,
}) => {
  const question = page.getByRole("heading", { name: "How much have you programmed?" });
  const item = page.getByRole("button", { name: "I don't know yet" });
  await learner.acceptGoal("Learn backend with Node.js");
  await page.getByRole("button", { name: "Begin the placement" }).click();
  await expect(question).toBeFocused();
  await expect(
    page.getByRole("group", { name: "How much have you programmed?" }).getByRole("button"),
  ).toHaveCount(4);
  await page.keyboard.press("4");
  await expect(item).toBeVisible();

  await page.getByRole("button", { name: "Stop here" }).click();
  await expect(page.getByRole("heading", { name: "Where you start" })).toBeVisible();
  await page.goto("/placement");
  await page.getByRole("button", { name: "Begin the placement" }).click();
  await expect(item).toBeVisible();
  await page.goto("/settings");
  await expect(page.getByText("You said how much you had programmed")).toHaveCount(1);
});

test("the question can be skipped, and then nothing is noted", async ({ page, learner }) => {
  await learner.acceptGoal("Understand promises");
  await learner.beginPlacement();
  await page.goto("/settings");
  await expect(page.getByText("You said how much you had programmed")).toHaveCount(0);
});
