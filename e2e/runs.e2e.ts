import type { Page } from "@playwright/test";
import { expect, test } from "./learner.ts";
import { LearnerAtPage } from "./learner-at-page.ts";

test("an endless run can be cancelled, and the next one runs", async ({ page }) => {
  await page.goto("/concepts/functions");
  const example = page.locator("figure.example").first();
  await example.getByRole("button", { name: "Edit" }).click();
  await typeExample(page, 'console.log("begun"); setInterval(() => {}, 1000);');
  await example.getByRole("button", { name: "Run", exact: true }).click();
  await expect(example.getByLabel("Printed")).toContainText("begun", { timeout: 30_000 });
  await example.getByRole("button", { name: "Cancel the run" }).click();
  await expect(example.getByText("Cancelled: this run does not count")).toBeVisible();
  await typeExample(page, 'console.log("second");');
  await example.getByRole("button", { name: "Run", exact: true }).click();
  await expect(example.getByLabel("Printed")).toContainText("second", { timeout: 30_000 });
});

async function typeExample(page: Page, code: string) {
  await page.getByRole("textbox", { name: "Example" }).click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(code);
}

test("failing tests come first, with expected and actual values, and a hint helps", async ({
  page,
  learner,
}) => {
  await learner.startOn("Understand promises");
  await learner.reachExercise();
  await page.getByRole("button", { name: "Run the tests" }).click();
  await expect(page.locator(".test").first()).toHaveAttribute("data-passed", "false", { timeout: 40_000 });
  await expect(page.getByText(/\d+ of \d+ tests fail/).first()).toBeVisible();
  await expect(page.locator(".test > details[open]")).toHaveCount(1);
  await page.getByRole("button", { name: /Show a hint/ }).click();
  await expect(page.getByText(/^Hint 1 of/)).toBeVisible();
  await learner.answer("right");
  await expect(page.getByRole("heading", { name: "Right" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Other ways to do it" })).toBeVisible();
});

test("a run that did not reach the server, or whose page was left, goes on after a reload", async ({
  page,
  learner,
}) => {
  await learner.startOn("Understand promises");
  await learner.reachExercise();
  const run = page.getByRole("button", { name: "Run the tests" });
  const cancel = page.getByRole("button", { name: "Cancel the run" });
  const failing = page.locator(".test[data-passed=false]").first();
  const starts: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST" && request.url().endsWith("/api/runs")) starts.push(request.url());
  });

  await page.route("**/api/runs", (route) => route.abort());
  await run.click();
  await expect.poll(() => starts).not.toHaveLength(0);
  await page.unroute("**/api/runs");
  await page.reload();
  await expect(failing).toBeVisible({ timeout: 40_000 });
  await expect(run).toBeVisible({ timeout: 40_000 });

  const started = page.waitForResponse("**/api/runs");
  await run.click();
  const { id } = await (await started).json();
  const again = page.waitForResponse("**/api/runs");
  await page.reload();
  expect((await (await again).json()).id).toBe(id);
  await expect(failing).toBeVisible({ timeout: 40_000 });
  await expect(cancel).toHaveCount(0);

  const before = starts.length;
  await page.reload();
  await expect(run).toBeVisible();
  expect(starts).toHaveLength(before);
});

test("a second tab that answers the same item gets a message, and goes on from there", async ({
  page,
  learner,
  context,
  book,
}) => {
  await learner.startOn("Learn backend with Node.js");
  await page.goto("/concepts/promises");
  await page.getByRole("button", { name: /Check what stuck/ }).click();
  await expect(page.getByRole("button", { name: "I don't know yet" })).toBeVisible();

  const second = await context.newPage();
  await second.goto(page.url());
  const other = new LearnerAtPage(second, book);
  await expect(second.getByRole("button", { name: "I don't know yet" })).toBeVisible();

  await learner.answer("right");
  await second.getByRole("button", { name: "I don't know yet" }).click();
  await expect(second.getByRole("alert").filter({ hasText: /./ })).toBeVisible();
  await second.getByRole("button", { name: "Show what is open now" }).click();
  await expect(second.getByRole("button", { name: "Show what is open now" })).toHaveCount(0);
  await other.answer("right");
});
