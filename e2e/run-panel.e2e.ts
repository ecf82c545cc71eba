import { expect, test } from "./learner.ts";
import type { LearnerAtPage } from "./learner-at-page.ts";

const SOON = { timeout: 60_000 };

test("a run shows the calls and output of each test, an error in plain words, and the files run without tests", async ({
  page,
  learner,
}) => {
  await learner.startOn("Understand promises");
  await learner.reachExercise();
  const item = await learner.openItem();
  if (item?.kind !== "exercise") throw new Error("The open item is not an exercise.");
  const starter = item.starter[item.entry] ?? "";

  await write(learner, item.entry, `console.log("only a look");\n${starter}`);
  await page.getByRole("button", { name: "Run without tests" }).click();
  await expect(page.getByText("Without the tests: this run does not count.")).toBeVisible(SOON);
  await expect(page.getByLabel("Printed", { exact: true })).toContainText("only a look", SOON);
  await expect(page.locator(".test")).toHaveCount(0);

  const [, before = "", after = ""] =
    /^([\s\S]*?export (?:async )?function \w+\([^)]*\) \{\n)([\s\S]*)$/.exec(starter) ?? [];
  await write(learner, item.entry, `${before}  console.log("called");\n${after}`);
  await page.getByRole("button", { name: "Run the tests" }).click();
  const failing = page.locator('.test[data-passed="false"]');
  await expect(failing.first()).toBeVisible(SOON);
  await expect(failing.first().getByRole("region", { name: "What the test did" })).toBeVisible(SOON);
  await expect(failing.first().getByLabel("Printed in this test")).toContainText("called");
  await expect(page.locator(".test > details[open]")).toHaveCount(1);
  const second = failing.nth(1).locator("summary").first();
  await expect(second.locator(".test-first")).toBeVisible();
  await second.click();
  await expect(failing.nth(1).getByRole("region", { name: "What the test did" })).toBeVisible();

  await write(learner, item.entry, `${before}  const text = "open;\n${after}`);
  await page.getByRole("button", { name: "Run the tests" }).click();
  await expect(
    page.getByText("A quote is missing: a string that begins on this line has no end."),
  ).toBeVisible(SOON);
});

async function write(learner: LearnerAtPage, file: string, text: string): Promise<void> {
  await learner.writeFiles({ [file]: text });
}
