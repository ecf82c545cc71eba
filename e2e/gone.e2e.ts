import { expect, test } from "./learner.ts";

test("an answer sent while the server is down is kept, sent again automatically, and counts once", async ({
  page,
  context,
  learner,
}) => {
  await learner.startOn("Learn backend with Node.js");
  await learner.beginStep();
  const send = page.getByRole("button", { name: "I don't know yet" });
  await expect(send).toBeVisible();

  await context.setOffline(true);
  await send.click();
  await expect(page.getByText("Aulo's server does not answer.")).toBeVisible();

  await context.setOffline(false);
  await expect(page.getByRole("heading", { name: "Not shown yet" })).toBeVisible();
  await expect(page.getByText("Aulo's server does not answer.")).toHaveCount(0);
  await page.goto("/settings");
  await expect(page.locator(".log-row").filter({ hasText: "I don't know yet" })).toHaveCount(1);
});

test("a draft survives leaving the page at once", async ({ page, learner }) => {
  await learner.startOn("Learn backend with Node.js");
  await learner.reachExercise();
  const address = page.url();
  const [editor = ""] = await page.getByRole("tab").allTextContents();
  await learner.writeCode(editor, "// typed just before leaving\n");
  await page.goto("/map");
  await page.goto(address);
  await expect(page.locator(".cm-content")).toContainText("// typed just before leaving");
});
