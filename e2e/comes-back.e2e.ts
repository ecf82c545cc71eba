import { answeredBefore } from "./answered-before.ts";
import { expect, test } from "./learner.ts";

const TEN_DAYS_HOURS = 240;

test("after ten days a learner gets a review of a fading concept, and a right answer takes it out of the queue", async ({
  page,
  learner,
  book,
}) => {
  await learner.startOn("Understand promises");
  await answeredBefore(page, book, TEN_DAYS_HOURS);
  while ((await learner.nextStep()).kind === "confirm") {
    await page.goto("/");
    await learner.beginStep();
    await learner.answerAll("right");
  }
  const first = await learner.nextStep();
  const row = page.locator(`.review-row a[href*="/concepts/${first.concept}/"]`);

  await test.step("the next step is a review, and says why without a figure", async () => {
    expect(first.kind).toBe("review");
    await page.goto("/");
    await expect(page.getByText("Your next step: a review")).toBeVisible();
    await expect(
      page.getByText(/^You showed “.+” a while ago\. One question keeps it fresh\./),
    ).toBeVisible();
    await expect(page.getByRole("article")).not.toContainText("%");
  });

  await test.step("the concept is in the queue", async () => {
    await page.goto("/reviews");
    await expect(row).toBeVisible();
  });

  await test.step("a right answer takes it out of the queue", async () => {
    await page.goto("/");
    await page.getByRole("button", { name: "Review it now" }).click();
    await expect(page).toHaveURL(/\/checks\//);
    await learner.answerAll("right");
    await page.goto("/reviews");
    await expect(page.getByText(/1 done/)).toBeVisible();
    await expect(row).toHaveCount(0);
  });
});
