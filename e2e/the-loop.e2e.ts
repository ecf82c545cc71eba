import { expect, test } from "./learner.ts";

test("a learner goes from a goal through placement, lesson and check to the next step", async ({
  page,
  learner,
}) => {
  await learner.acceptGoal("Learn backend with Node.js");

  await test.step("the placement asks one item at a time and can be stopped", async () => {
    await learner.beginPlacement();
    await learner.answer("dont-know");
    await learner.goOnButton().click();
    await learner.answer("dont-know");
    await learner.goOnButton().click();
    await page.getByRole("button", { name: "Stop here" }).click();
    await expect(page.getByRole("heading", { name: "Where you start" })).toBeVisible();
    await page.getByRole("link", { name: /Go on to the next step/ }).click();
  });

  await test.step("home shows exactly one next step, with its reason", async () => {
    await expect(page.getByRole("article")).toHaveCount(1);
    await expect(page.locator(".reason-sentence")).not.toBeEmpty();
    await expect(page.locator(".claims a").first()).toHaveAttribute("href", /\/concepts\/.+\/evidence/);
  });
});

test("a lesson's examples run, and a prediction is compared with the output", async ({ page }) => {
  await page.goto("/concepts/functions");
  const example = page.locator("figure.example").first();

  await test.step("an example is changed and run by key", async () => {
    await example.getByRole("button", { name: "Edit" }).click();
    await page.getByRole("textbox", { name: "Example" }).click();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.insertText('console.log("changed", 6 * 7);');
    await page.keyboard.press("ControlOrMeta+Enter");
    await expect(example.getByLabel("Printed")).toContainText("changed 42", { timeout: 30_000 });
  });

  await test.step("a prediction comes before the run", async () => {
    const predict = page.getByRole("form", { name: "Predict" });
    await predict.getByRole("button", { name: "Run and compare" }).click();
    await expect(predict.getByRole("alert")).toContainText("Type what you think first");
    await expect(predict.getByRole("table")).toHaveCount(0);
    await predict.getByRole("textbox").fill("surely not this");
    await predict.getByRole("button", { name: "Run and compare" }).click();
    await expect(predict.getByText("It prints something else")).toBeVisible({ timeout: 30_000 });
    await expect(predict.getByRole("table")).toContainText("surely not this");
  });
});

test("a learner who does not know a concept reads, runs, passes, and the path moves on", async ({
  page,
  learner,
}) => {
  await learner.startOn("Learn backend with Node.js");

  await test.step("“I don't know yet” is not called wrong, and the lesson is the next step", async () => {
    await learner.beginStep();
    await learner.answerAll("dont-know");
    await expect(page.getByRole("heading", { name: "Not shown yet" })).toBeVisible();
    await expect(page.getByRole("main")).not.toContainText(/wrong|failed|\d %/i);
  });

  await test.step("its check runs code before it is passed", async () => {
    await learner.beginStep();
    const kinds = await learner.answerAll("right");
    expect([...kinds]).toContain("exercise");
    await expect(page.getByRole("heading", { name: "It stuck" })).toBeVisible();
  });

  await test.step("the change of state is said in words, and one step follows", async () => {
    await expect(page.getByText(/ is strong now\./)).toBeVisible();
    await expect(
      page.getByRole("region", { name: "What changed" }).getByRole("link").first(),
    ).toHaveAttribute("href", /\/evidence$/);
    await expect(page.getByRole("article")).toHaveCount(1);
  });
});

test("after a failed check the lesson opens at the part that the mistakes belong to", async ({
  page,
  learner,
}) => {
  await learner.startOn("Understand promises");
  const { concept } = await learner.nextStep();
  await learner.failCheck();
  await expect(page.getByRole("heading", { name: "Not there yet" })).toBeVisible();

  await test.step("the lesson is the main button, the check comes second", async () => {
    expect(await learner.nextStep()).toMatchObject({
      kind: "learn",
      concept,
      help: "section",
      lessonRead: false,
    });
    await page.getByRole("link", { name: "Look at this part again" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  });

  await test.step("the mix-up is named at its part, which is in view", async () => {
    const { section, mistake } = await learner.nextStep();
    if (mistake !== null) await expect(page.locator(".lesson .note").first()).toBeInViewport();
    if (section !== null) await expect(page.locator(`.lesson-part #${section}`)).toBeInViewport();
  });

  await test.step("after a second failed check, another explanation or a worked example comes", async () => {
    await page.getByRole("button", { name: /Check what stuck/ }).click();
    await learner.answerAll("wrong");
    expect(await learner.nextStep()).toMatchObject({ concept, help: "again" });
    await page.getByRole("link", { name: "See it explained in another way" }).click();
    await expect(page.getByRole("button", { name: /Check what stuck/ })).toBeVisible();
  });
});
