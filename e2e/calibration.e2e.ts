import { AxeBuilder } from "@axe-core/playwright";
import { answeredBefore } from "./answered-before.ts";
import { expect, test } from "./learner.ts";

test("after twenty answers the page shows how often Aulo is right, as counts, a picture and a table", async ({
  page,
  learner,
  book,
}) => {
  await learner.startOn("Learn backend with Node.js");
  await test.step("before that, the page says that it has no answers yet", async () => {
    await page.goto("/map");
    await page.goto("/calibration");
    await expect(page.getByText("So far there are 0 answers.")).toBeVisible();
    await expect(page.getByRole("table")).toHaveCount(0);
  });

  await answeredBefore(page, book);
  await test.step("the evidence page links to it", async () => {
    await page.goto("/concepts/functions/evidence");
    await page.getByRole("link", { name: "How often Aulo is right about you" }).click();
    await expect(page).toHaveURL(/\/calibration$/);
  });

  await test.step("the counts on strong concepts, the picture and the tables are there", async () => {
    await expect(
      page.getByRole("heading", { name: /^Of \d+ answers on concepts that Aulo called strong/ }),
    ).toBeVisible();
    await expect(page.getByRole("heading", { name: "All 35 answers" })).toBeVisible();
    await expect(page.getByText(/30 right, [\d.]+ expected\./)).toBeVisible();
    await expect(page.getByText("Placements asked 1 extra item: 0 were right")).toBeVisible();
    const answers = page
      .getByRole("table", { name: "By the chance that Aulo gave" })
      .locator("td:nth-of-type(1)");
    const counts = (await answers.allTextContents()).map(Number);
    expect(counts.reduce((sum, each) => sum + each, 0)).toBe(35);
    await expect(page.locator(".reliability-point")).toHaveCount(counts.length);
  });

  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  }
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
