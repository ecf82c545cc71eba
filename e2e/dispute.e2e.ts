import { Export } from "@aulo/contract";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./learner.ts";

const REASON = "Both options are right, since the text does not say which version of Node it is about.";

async function disputesOf(page: Page) {
  return Export.parse(await (await page.request.get("/api/learner/export")).json()).disputes;
}

async function expectAccessible(page: Page, where: string) {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    expect((await new AxeBuilder({ page }).analyze()).violations, `${where}, ${colorScheme}`).toEqual([]);
  }
  await page.setViewportSize({ width: 390, height: 844 });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width, `${where} at 390 px`).toBeLessThanOrEqual(390);
  await page.setViewportSize({ width: 1280, height: 900 });
}

test("a learner disputes a closed item by keys and takes the answer back", async ({ page, learner }) => {
  await learner.startOn("Learn backend with Node.js");
  await page.goto("/concepts/promises/evidence");
  const belief = page.locator(".evidence-belief");
  const before = (await belief.textContent()) ?? "";
  await page.goto("/concepts/promises");
  await page.getByRole("button", { name: /Check what stuck/ }).click();
  const item = await learner.answer("wrong");
  expect(item.kind).not.toBe("exercise");

  const open = page.getByRole("button", { name: "My answer is right…" });
  const reason = page.getByLabel("Why is your answer right?");
  await test.step("Escape closes the form and returns to its button", async () => {
    await open.press("Enter");
    await expect(reason).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(reason).toHaveCount(0);
    await expect(open).toBeFocused();
  });

  await test.step("a blank reason is refused in plain words", async () => {
    await page.keyboard.press("Enter");
    await page.keyboard.type("  ");
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await expect(page.getByText("Write in a sentence why your answer is right.")).toBeVisible();
    await expectAccessible(page, "the form");
    expect(await disputesOf(page)).toEqual([]);
  });

  await test.step("the reason is sent by key, and kept with the answer", async () => {
    await reason.fill(REASON);
    await reason.press("ControlOrMeta+Enter");
    await expect(
      page.getByText("Thank you. The authors will see your reason and your answer."),
    ).toBeFocused();
    await expectAccessible(page, "the thanks");
    expect(await disputesOf(page)).toMatchObject([
      { item: item.id, reason: REASON, answer: { kind: item.kind } },
    ]);
  });

  await test.step("the answer is taken back at once", async () => {
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect(page.getByText("The answer is taken back.")).toBeFocused();
    await expectAccessible(page, "the end");
    await learner.goOnButton().click();
    await page.goto("/concepts/promises/evidence");
    await expect(belief).toHaveText(before);
    await page.goto("/settings");
    await expect(page.getByText(REASON)).toBeVisible();
    await expect(page.getByText("(taken back)")).toBeVisible();
  });
});

test("a failing run of an exercise and a solution that was asked for can be disputed", async ({
  page,
  learner,
}) => {
  await learner.startOn("Understand promises");
  await learner.reachExercise();
  const open = page.getByRole("button", { name: "My answer is right…" });
  const send = async (words: string) => {
    await open.click();
    await page.getByLabel("Why is your answer right?").fill(words);
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await expect(
      page.getByText("Thank you. The authors will see your reason and your answer."),
    ).toBeVisible();
  };
  await page.getByRole("button", { name: "Run the tests" }).click();
  await expect(open).toBeVisible({ timeout: 40_000 });
  await send("The test asks for more than the text.");
  const item = await learner.answer("dont-know");
  await expect(page.getByRole("heading", { name: "Not shown yet" })).toBeVisible();
  await send("My code does the same as the solution.");
  expect(await disputesOf(page)).toMatchObject([
    { item: item.id, answer: null },
    { item: item.id, answer: { kind: "dont-know" } },
  ]);
});

test("an answer that is right, or a closed item that was not known, is not disputed", async ({
  page,
  learner,
}) => {
  await learner.startOn("Learn backend with Node.js");
  for (const [concept, how] of [
    ["promises", "right"],
    ["json", "dont-know"],
  ] as const) {
    await page.goto(`/concepts/${concept}`);
    await page.getByRole("button", { name: /Check what stuck/ }).click();
    const item = await learner.answer(how);
    expect(item.kind).not.toBe("exercise");
    await expect(page.getByRole("button", { name: "My answer is right…" })).toHaveCount(0);
  }
});
