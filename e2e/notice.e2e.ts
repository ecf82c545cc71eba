import { endpoints } from "@aulo/contract";
import { expect, test } from "./learner.ts";

test("a notice stands on the step page until it is dismissed", async ({ page, learner }) => {
  const words = "“strong” takes code now.";
  let isDismissed = false;
  await page.route("**/api/session", async (route) => {
    const response = await route.fetch();
    if (!response.ok()) return route.fulfill({ response });
    const { learner: own } = endpoints.getSession.reply.parse(await response.json());
    const json = { learner: own && { ...own, notice: isDismissed ? null : words } };
    await route.fulfill({ response, json });
  });
  await page.route("**/api/learner/notice", async (route) => {
    isDismissed = (await route.fetch()).status() === 204;
    await route.fulfill({ status: 204 });
  });
  await learner.startOn("Understand promises");
  await page.goto("/");
  await expect(page.getByText(words)).toBeVisible();
  await page.getByRole("button", { name: "I have read it" }).click();
  await expect(page.getByText(words)).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole("article")).toBeVisible();
  await expect(page.getByText(words)).toHaveCount(0);
});
