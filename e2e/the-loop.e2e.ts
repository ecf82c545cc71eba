import { expectAccessible } from "./access.ts";
import { hold } from "./hold.ts";
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
    await expect(page.getByText(/^You can now .+: 1 of \d+ concepts strong\.$/)).toBeVisible();
    const changes = page.getByRole("table", { name: "What changed" });
    await expect(changes).toBeHidden();
    const fold = page.getByText(/^\d+ concepts? changed on your map$/);
    const said = Number.parseInt((await fold.textContent()) ?? "", 10);
    await fold.click();
    await expect(changes.getByRole("link")).toHaveCount(said);
    await expect(changes.getByRole("link").first()).toHaveAttribute("href", /\/evidence$/);
    await expect(page.getByRole("article")).toHaveCount(1);
  });
});

test("items are numbered from 1, and an ended check shows the same result after a reload", async ({
  page,
  learner,
}) => {
  await learner.startOn("Understand promises");
  await learner.beginStep();
  const heading = page.locator("#item-heading");
  for (const number of [1, 2]) {
    await expect(heading).toHaveText(new RegExp(`^Item ${number} of at most \\d+$`));
    await learner.answer("wrong");
    await learner.goOnButton().click();
    await expect(learner.goOnButton()).toHaveCount(0);
  }
  const result = page.getByRole("main").locator("section").first();
  await expect(result.getByRole("heading")).toHaveText("Not there yet");
  const before = await result.innerText();
  await page.reload();
  await expect(result.getByRole("heading")).toHaveText("Not there yet");
  expect(await result.innerText()).toBe(before);
});

test("the end of a check never shows a step from before its answers", async ({ page, learner }) => {
  await learner.startOn("Understand promises");
  await learner.beginStep();
  const letThrough = await hold(page, "**/api/step");
  await learner.answerAll("wrong");
  await expect(page.getByText("Your next step is being found.")).toBeAttached();
  await expect(page.getByRole("article")).toHaveCount(0);
  letThrough();
  await expect(page.getByRole("article")).toBeVisible();
});

test("an answered item is read again by link and by key, and the open item below stays", async ({
  page,
  learner,
}) => {
  await learner.startOn("Learn backend with Node.js");
  await page.goto("/concepts/promises");
  await page.getByRole("button", { name: /Check what stuck/ }).click();
  await learner.answer("wrong");
  const verdict = page.getByRole("heading", { name: "Not quite" });
  await expect(verdict).toBeVisible();
  await learner.goOnButton().click();
  await expect(page.locator("#item-heading")).toHaveText(/^Item 2/);

  await page.getByRole("link", { name: "Look at item 1 again" }).click();
  const past = page.getByRole("dialog", { name: "Item 1" });
  await expect(past.getByRole("heading", { name: "Not quite" })).toBeVisible();
  await expect(past.getByRole("button", { name: "Send answer" })).toHaveCount(0);
  await expectAccessible(page);
  await page.keyboard.press("ControlOrMeta+Enter");
  await page.keyboard.press("n");
  await expect(past).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Look at item 1 again" })).toBeFocused();
  await expect(page.locator("#item-heading")).toHaveText(/^Item 2/);
  await page.keyboard.press("p");
  await expect(past).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(past).toHaveCount(0);
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
