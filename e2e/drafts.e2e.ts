import type { Page } from "@playwright/test";
import { hold } from "./hold.ts";
import { expect, test } from "./learner.ts";
import { LearnerAtPage } from "./learner-at-page.ts";

const DRAFTS = "**/api/drafts/**";
const KEPT = "Not sent yet, kept in this browser";

/** Opens an exercise; returns its address and the name of its first file. */
async function openExercise(page: Page, learner: LearnerAtPage) {
  await learner.startOn("Learn backend with Node.js");
  await learner.reachExercise();
  await expect(page.locator(".cm-content")).toBeVisible();
  const [editor = ""] = await page.getByRole("tab").allTextContents();
  return { address: page.url(), editor };
}

/** The page hears that it is shown or hidden. Returns once requests of its listeners have been seen. */
async function changeVisibility(page: Page, state: DocumentVisibilityState) {
  await page.evaluate(async (state) => {
    Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
    await fetch("/healthz");
  }, state);
}

function code(page: Page) {
  return page.locator(".exercise .cm-content").first();
}

test("typed offline, then away and back: the newest text is shown, and saved once the network is back", async ({
  page,
  context,
  learner,
}) => {
  const { editor } = await openExercise(page, learner);
  await learner.writeCode(editor, "// first");
  await expect(page.getByText("Draft saved")).toBeVisible();
  await context.setOffline(true);
  await learner.writeCode(editor, "// typed offline");
  await expect(page.getByText(KEPT)).toBeVisible();
  await page.getByRole("link", { name: "Goals" }).click();
  await expect(page).toHaveURL(/\/goals/);
  await page.goBack();
  await expect(code(page)).toHaveText("// typed offline");
  await learner.writeCode(editor, "// the newest");
  await expect(page.getByText(KEPT)).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText("Draft saved")).toBeVisible();
  await page.reload();
  await expect(code(page)).toHaveText("// the newest");
});

test("the newest of several changes wins, however late the earlier save is answered", async ({
  page,
  learner,
}) => {
  const { editor } = await openExercise(page, learner);
  const release = await hold(page, DRAFTS, 1);
  const first = page.waitForRequest(DRAFTS);
  await learner.writeCode(editor, "// older");
  await first;
  await learner.writeCode(editor, "// newer");
  await expect(page.getByText("Draft saved")).toHaveCount(0);
  release();
  await expect(page.getByText("Draft saved")).toBeVisible();
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await expect(code(page)).toHaveText("// newer");
});

test("only a page that is hidden saves beside a save under way", async ({ page, learner }) => {
  const { editor } = await openExercise(page, learner);
  const saves: string[] = [];
  page.on("request", (request) => request.method() === "PUT" && saves.push(request.postData() ?? ""));
  const release = await hold(page, DRAFTS, 1);
  await learner.writeCode(editor, "// older");
  await expect.poll(() => saves).toHaveLength(1);
  await learner.writeCode(editor, "// newer");
  await changeVisibility(page, "visible");
  expect(saves).toHaveLength(1);
  await changeVisibility(page, "hidden");
  await expect.poll(() => saves.at(-1)).toContain("// newer");
  release();
});

test("a draft that could not be saved is there after a crash, and is saved then", async ({
  page,
  context,
  learner,
}) => {
  const { address, editor } = await openExercise(page, learner);
  await context.route(DRAFTS, (route) => route.abort());
  await learner.writeCode(editor, "// before the crash");
  await expect(page.getByText(KEPT)).toBeVisible();
  await page.close({ runBeforeUnload: false });
  const next = await context.newPage();
  await next.goto(address);
  await expect(code(next)).toHaveText("// before the crash");
  await context.unroute(DRAFTS);
  await expect(next.getByText("Draft saved")).toBeVisible();
});

test("leaving the page at once saves the draft on the server", async ({ page, learner }) => {
  const { editor, address } = await openExercise(page, learner);
  await learner.writeCode(editor, "// just before leaving");
  await page.goto("/map");
  await page.evaluate(() => localStorage.clear());
  await page.goto(address);
  await expect(code(page)).toHaveText("// just before leaving");
});

test("a second tab shows changes at once; changes in both are shown side by side, to choose from", async ({
  page,
  context,
  learner,
  book,
}) => {
  const { address, editor } = await openExercise(page, learner);
  const tab = await context.newPage();
  const second = new LearnerAtPage(tab, book);
  await tab.goto(address);
  await expect(code(tab)).toBeVisible();

  await learner.writeCode(editor, "// from the first tab");
  await expect(code(tab)).toHaveText("// from the first tab");
  await expect(tab.getByText("The newest version, from elsewhere")).toBeVisible();

  await tab.route(DRAFTS, (route) => route.abort());
  await second.writeCode(editor, "// mine");
  await expect(tab.getByText(KEPT)).toBeVisible();
  await learner.writeCode(editor, "// theirs");
  await expect(page.getByText("Draft saved")).toBeVisible();
  const conflict = tab.getByRole("alert").filter({ hasText: "This exercise was changed elsewhere" });
  await expect(conflict).toBeInViewport();
  await expect(conflict).toContainText("// mine");
  await expect(conflict).toContainText("// theirs");
  await expect(tab.getByText("Not saved: choose a version")).toBeVisible();

  await tab.unroute(DRAFTS);
  await tab.getByRole("button", { name: "Keep mine" }).click();
  await expect(tab.getByText("Draft saved")).toBeVisible();
  await expect(code(page)).toHaveText("// mine");
});

test("a stale browser is told when it saves, and can take the other version", async ({
  page,
  browser,
  context,
  learner,
  book,
}) => {
  const { address, editor } = await openExercise(page, learner);
  const other = await browser.newContext({ storageState: await context.storageState(), baseURL: address });
  const tab = await other.newPage();
  await tab.goto(address);
  await expect(code(tab)).toBeVisible();
  await learner.writeCode(editor, "// theirs");
  await expect(page.getByText("Draft saved")).toBeVisible();

  await new LearnerAtPage(tab, book).writeCode(editor, "// mine");
  await expect(tab.getByText("This exercise was changed elsewhere")).toBeVisible();
  await expect(code(tab)).toHaveText("// mine");
  await tab.getByRole("button", { name: "Take the other" }).click();
  await expect(code(tab)).toHaveText("// theirs");
  await expect(tab.getByText("Draft saved")).toBeVisible();
  await other.close();
});
