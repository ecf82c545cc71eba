import { Check, type PublicItem } from "@aulo/contract";
import type { Page } from "@playwright/test";
import { solvedFiles } from "../scripts/simulate/answers.ts";
import { expectNoSidewaysScroll, expectNoViolation } from "./access.ts";
import { expect, test } from "./learner.ts";

/** Axe looks at several states of one page, which takes minutes on a busy machine. */
const SEVERAL_STATES_MS = 400_000;

type Exercise = Extract<PublicItem, { kind: "exercise" }>;

/** Opens a check that asks for code of the concept, by the API, and waits for the editor. */
async function openExercise(page: Page, concept: string): Promise<Exercise> {
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const reply = await page.request.post("/api/checks", { data: { purpose: "code", concept } });
  const check = Check.parse(await reply.json());
  await page.goto(`/checks/${check.id}`);
  await expect(page.locator(".cm-content")).toBeVisible();
  if (check.item?.kind !== "exercise") throw new Error(`The check on ${concept} asks for no code.`);
  return check.item;
}

function runButton(page: Page) {
  return page.getByRole("button", { name: "Run the tests" });
}

async function runToFailure(page: Page) {
  await runButton(page).click();
  await expect(page.locator(".test[data-passed=false]").first()).toBeVisible({ timeout: 40_000 });
  await expect(runButton(page)).toBeVisible({ timeout: 40_000 });
}

/** Elements on the page that scroll up and down by themselves. */
function innerScrollers(page: Page) {
  return page.locator("main *").evaluateAll((all) =>
    all
      .filter((element) => {
        const { overflowY } = getComputedStyle(element);
        const scrolls = overflowY === "auto" || overflowY === "scroll";
        return scrolls && element.scrollHeight > element.clientHeight + 1;
      })
      .map(({ className }) => className),
  );
}

test("task, editor, run button, hint and first failure share one screen, and only the page scrolls", async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await openExercise(page, "functions");
  await runToFailure(page);
  const parts = {
    task: page.locator("#item-heading"),
    editor: page.locator(".cm-editor"),
    run: runButton(page),
    hint: page.getByRole("button", { name: /Show a hint/ }),
    failure: page.locator(".test[data-passed=false]").first(),
  };
  for (const [name, part] of Object.entries(parts)) {
    const box = await part.boundingBox();
    const { y = -1, height = 0 } = box ?? {};
    expect(y, `${name} begins in the window`).toBeGreaterThanOrEqual(0);
    if (name === "failure") expect(y + 150, `the ${name} shows`).toBeLessThanOrEqual(800);
    else expect(y + height, `${name} ends in the window`).toBeLessThanOrEqual(800);
  }
  expect(await page.evaluate(() => window.scrollY)).toBe(0);
  expect(await innerScrollers(page)).toEqual([]);
});

test("with long code, Run stays in the window, and the result comes into it", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  const { entry } = await openExercise(page, "functions");
  await page.getByRole("textbox", { name: entry }).click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(Array.from({ length: 90 }, (_, line) => `// line ${line}`).join("\n"));
  await expect(runButton(page)).toBeInViewport();
  await page.evaluate(() => window.scrollTo(0, 0));
  await expect(runButton(page)).toBeInViewport();
  await runButton(page).click();
  await expect(page.locator(".outcome")).toBeInViewport({ timeout: 40_000 });
  await expect(runButton(page)).toBeInViewport({ timeout: 40_000 });
  expect(await innerScrollers(page)).toEqual([]);
});

test("on a phone, Run is in reach everywhere on the page", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openExercise(page, "async-await");
  for (const where of ["#item-heading", ".cm-editor"]) {
    await page.locator(where).scrollIntoViewIfNeeded();
    await expect(runButton(page)).toBeInViewport();
    await expect(page.getByRole("button", { name: /Show a hint/ })).toBeInViewport();
  }
  await expectNoSidewaysScroll(page, "an exercise");
});

test("an exercise is solved by keys alone, and axe finds nothing on the way", async ({ page, book }) => {
  test.setTimeout(SEVERAL_STATES_MS);
  const item = await openExercise(page, "functions");
  const files = solvedFiles(book, item.id);
  const editor = page.getByRole("textbox", { name: item.entry });
  await expect(editor).toHaveAccessibleDescription(/Esc then Tab leaves the editor/);
  await expect(page.locator("#item-heading")).toBeFocused();

  await test.step("Tab reaches the editor and stays in it", async () => {
    for (let presses = 0; presses < 10; presses += 1) {
      await page.keyboard.press("Tab");
      if (await editor.evaluate((element) => element === document.activeElement)) break;
    }
    await expect(editor).toBeFocused();
    await page.keyboard.press("Tab");
    await expect(editor).toBeFocused();
  });

  await test.step("Escape, then Tab leaves it", async () => {
    await page.keyboard.press("Escape");
    await page.keyboard.press("Tab");
    await expect(page.getByRole("button", { name: "Format" })).toBeFocused();
    await page.keyboard.press("Shift+Tab");
    await expect(editor).toBeFocused();
  });

  await test.step("a failing run keeps the focus", async () => {
    await page.keyboard.press("ControlOrMeta+Enter");
    await expect(page.locator(".test[data-passed=false]").first()).toBeVisible({ timeout: 40_000 });
    await expect(editor).toBeFocused();
    await expectNoViolation(page, "a failing exercise");
  });

  await test.step("the solved exercise passes", async () => {
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.insertText(files[item.entry] ?? "");
    await page.keyboard.press("ControlOrMeta+Enter");
    await expect(page.getByRole("heading", { name: "Right" })).toBeFocused({ timeout: 40_000 });
    await expectNoViolation(page, "a passed exercise");
  });
});

test("undo still works after another file was open, and after starting over", async ({ page }) => {
  const { starter } = await openExercise(page, "modules");
  const [first = "", second = ""] = Object.keys(starter);
  const editor = (name: string) => page.getByRole("textbox", { name });
  await editor(first).click();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.insertText("// typed first");
  await page.getByRole("tab", { name: second }).click();
  await editor(second).click();
  await page.keyboard.insertText("// typed second");
  await page.getByRole("tab", { name: first }).click();
  await expect(editor(first)).toContainText("typed first");
  await editor(first).click();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(editor(first)).not.toContainText("typed first");
  await page.keyboard.press("ControlOrMeta+Shift+z");
  await expect(editor(first)).toContainText("typed first");

  await page.getByRole("button", { name: "Start over" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Start over" }).click();
  await expect(editor(first)).not.toContainText("typed first");
  await page.getByRole("tab", { name: second }).click();
  await expect(editor(second)).not.toContainText("typed second");
  await editor(second).click();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(editor(second)).toContainText("typed second");
});

test("a key formats the code, and a syntax error is said", async ({ page }) => {
  const { entry } = await openExercise(page, "functions");
  const editor = page.getByRole("textbox", { name: entry });
  await editor.click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText("const   a={b:1}");
  await page.keyboard.press("Shift+Alt+F");
  await expect(editor).toContainText("const a = { b: 1 };");
  await expect(page.getByRole("status").filter({ hasText: "Formatted." })).toBeVisible();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(editor).toContainText("const   a={b:1}");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText("const a = 1;\nconst = 2;");
  await page.getByRole("button", { name: "Format" }).click();
  await expect(page.getByRole("status").filter({ hasText: /syntax error.*line 2/ })).toBeVisible();
});

test("words are completed, brackets closed, and text is found, also in the dark", async ({ page }) => {
  test.setTimeout(SEVERAL_STATES_MS);
  const { entry } = await openExercise(page, "functions");
  const editor = page.getByRole("textbox", { name: entry });
  await editor.click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("const longName = 1;\nconst other = lon");
  await expect(page.getByRole("option", { name: /longName/ })).toBeVisible();
  await expectNoViolation(page, "completion");
  await page.keyboard.press("Enter");
  await page.keyboard.type(" + (1");
  await expect(editor).toContainText("const other = longName + (1)");
  await page.keyboard.press("ControlOrMeta+f");
  await page.keyboard.type("longName");
  await expect(page.locator(".cm-searchMatch")).toHaveCount(2);
  await expectNoViolation(page, "search");
});

test("an error is marked at its line, and on the tab of its file", async ({ page }) => {
  test.setTimeout(SEVERAL_STATES_MS);
  const { starter, entry } = await openExercise(page, "modules");
  const other = Object.keys(starter).find((path) => path !== entry) ?? "";
  await page.getByRole("textbox", { name: entry }).click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(`const fine = 1;\nconst = 2;\n`);
  await runButton(page).click();
  await expect(page.getByRole("tab", { name: `${entry} (1 error)` })).toBeVisible({ timeout: 40_000 });
  await expect(page.locator(".cm-lint-marker-error")).toHaveCount(1);
  await expect(page.locator(".cm-lintRange-error")).toBeVisible();
  await expectNoViolation(page, "a marked error");
  await page.getByRole("tab", { name: other }).click();
  await expect(page.getByRole("textbox", { name: other })).toBeVisible();
  await expect(page.locator(".cm-lint-marker-error")).toHaveCount(0);
});

test("after passing, your code stays beside the solutions, runs again and is compared", async ({
  page,
  learner,
}) => {
  test.setTimeout(SEVERAL_STATES_MS);
  const { entry } = await openExercise(page, "functions");
  await learner.answer("right");
  const yours = page.getByRole("region", { name: "Your code" });
  const theirs = page.getByRole("region", { name: "Other ways to do it" });
  await expect(theirs.locator(".cm-content")).toHaveAttribute("aria-readonly", "true");
  await yours.getByRole("textbox", { name: entry }).click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText("export const tried = 1;\n");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(yours.locator(".outcome .note")).toBeVisible({ timeout: 40_000 });
  await expect(page.getByRole("heading", { name: "Right" })).toBeVisible();

  await page.getByRole("button", { name: "Show what differs" }).click();
  await expect(page.getByText(/\d+ places? differs?/)).toBeVisible();
  await expect(page.locator(".cm-merge-a .cm-changedLine").first()).toContainText("tried");
  await expectNoViolation(page, "the differences");
  await expectNoSidewaysScroll(page, "the differences");
  await page.getByRole("button", { name: "Back to the code" }).click();
  await expect(yours.getByRole("textbox", { name: entry })).toContainText("tried");
});

test("an exercise that was answered elsewhere leads to the item that is open", async ({ page }) => {
  const answerElsewhere = async ({ id }: Exercise) => {
    const data = { item: id, answer: { kind: "dont-know" } };
    const url = `/api${new URL(page.url()).pathname}/attempts`;
    expect((await page.request.post(url, { data })).status()).toBe(201);
  };

  await test.step("after a run that came too late", async () => {
    await answerElsewhere(await openExercise(page, "functions"));
    await runButton(page).click();
    await page.getByRole("button", { name: "Show what is open now" }).click();
    await expect(runButton(page)).toHaveCount(0);
  });

  await test.step("after Back", async () => {
    await answerElsewhere(await openExercise(page, "modules"));
    await page.getByRole("link", { name: "Goals" }).click();
    // The page of the exercise stays until the next one has its data.
    await expect(page.getByRole("heading", { level: 1, name: "goals" })).toBeVisible();
    await page.goBack();
    await expect(page).toHaveURL(/\/checks\//);
    await expect(runButton(page)).toHaveCount(0);
  });
});

test("a held Ctrl+Enter runs the code once, and the focus stays with the buttons of a run", async ({
  page,
}) => {
  const { entry } = await openExercise(page, "functions");
  const cancelButton = page.getByRole("button", { name: "Cancel the run" });
  await page.getByRole("textbox", { name: entry }).click();
  await page.keyboard.down("ControlOrMeta");
  await page.keyboard.down("Enter");
  await expect(cancelButton).toBeVisible();
  await expect(runButton(page)).toBeVisible({ timeout: 40_000 });
  for (let repeats = 0; repeats < 5; repeats += 1) await page.keyboard.down("Enter");
  await expect(cancelButton).toHaveCount(0);
  await page.keyboard.up("Enter");
  await page.keyboard.up("ControlOrMeta");

  await runButton(page).focus();
  await page.keyboard.press("Enter");
  await expect(cancelButton).toBeFocused();
  await expect(runButton(page)).toBeFocused({ timeout: 40_000 });
});

test("the cursor and a new hint are never behind the bar of buttons", async ({ page }) => {
  for (const { concept, ...size } of [
    { concept: "functions", width: 1280, height: 800 },
    { concept: "async-await", width: 390, height: 844 },
  ]) {
    await page.setViewportSize(size);
    const { entry } = await openExercise(page, concept);
    await page.getByRole("textbox", { name: entry }).click();
    await page.keyboard.press("ControlOrMeta+End");
    for (let lines = 0; lines < 40; lines += 1) await page.keyboard.press("Enter");
    await expect.poll(() => depthBehindBar(page, ".cm-cursor-primary")).toBeLessThanOrEqual(0);
    await page.evaluate(() => window.scrollTo(0, 0));
    const hintButton = page.getByRole("button", { name: /Show .*hint/ });
    for (let number = 1; (await hintButton.count()) > 0; number += 1) {
      await hintButton.click();
      await expect(page.getByText(`Hint ${number} of`)).toBeInViewport();
    }
    await expect(page.locator(".comes-into-view").last()).toBeFocused();
  }
});

/** Pixels by which an element at the lower edge of the window is covered; 0 or less when it is in full view. */
function depthBehindBar(page: Page, selector: string): Promise<number> {
  return page.evaluate((selector) => {
    const [element, bar] = [document.querySelector(selector), document.querySelector(".exercise-bar")];
    if (element === null || bar === null) throw new Error(`There is no ${selector} with a bar.`);
    return element.getBoundingClientRect().bottom - bar.getBoundingClientRect().top;
  }, selector);
}
