import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "./learner.ts";

test("after three failed rounds the concept rests, and the page helps until then", async ({
  page,
  learner,
}) => {
  await learner.startOn("Understand promises");
  for (let step = await learner.nextStep(); step.kind !== "nothing-now"; step = await learner.nextStep()) {
    await page.goto("/");
    await learner.beginStep();
    await learner.answerAll("wrong");
  }

  await page.goto("/");
  await test.step("it says what rests and until when", async () => {
    await expect(page.locator(".reason-sentence")).toContainText("That is enough for today");
    await expect(page.getByText(/^Aulo goes on with new questions (at|tomorrow|on) /)).toBeVisible();
  });

  await test.step("it offers the lesson, the missed items to show to a person, and a smaller goal", async () => {
    await expect(page.getByRole("link", { name: "The lesson on Values and variables" })).toBeVisible();
    const question = page.getByRole("figure").filter({ hasText: "I am learning Values and variables" });
    await expect(question.locator(".missed-item")).not.toHaveCount(0);
    await expect(page.getByRole("link", { name: "Choose a smaller goal" })).toHaveAttribute(
      "href",
      "/goals/new",
    );
  });

  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  }
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
