import { Draft, endpoints, type Files } from "@aulo/contract";
import type { Page } from "@playwright/test";
import { expectAccessible } from "./access.ts";
import { expect, test } from "./learner.ts";
import type { LearnerAtPage } from "./learner-at-page.ts";

const RUN_MS = 60_000;

/** Saves and runs as `aulo code` does, with the cookie of the page. */
async function saveElsewhere(page: Page, learner: LearnerAtPage, change: (files: Files) => Files) {
  const item = await learner.openItem();
  if (item?.kind !== "exercise") throw new Error("No exercise is open.");
  const url = `/api/drafts/${item.id}`;
  const { draft } = endpoints.getDraft.reply.parse(await (await page.request.get(url)).json());
  const files = change(draft?.files ?? item.starter);
  const saved = await page.request.put(url, { data: { files, revision: draft?.revision ?? 0 } });
  Draft.parse(await saved.json());
  const check = page.url().split("/").at(-1);
  const data = { kind: "exercise", check, item: item.id, files };
  expect((await page.request.post("/api/runs", { data })).status()).toBe(202);
}

test("the page follows what is saved and run in the learner's own editor", async ({
  page,
  learner,
  book,
}) => {
  test.slow();
  await learner.startOn("Understand promises");
  await learner.reachExercise();
  const item = await learner.openItem();
  if (item?.kind !== "exercise") throw new Error("No exercise is open.");
  const { entry } = item;
  const details = page.getByText("In your own editor");
  await details.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Type this in a terminal")).toHaveValue(`aulo code ${item.id}`);
  await expectAccessible(page);

  await saveElsewhere(page, learner, (files) => ({
    ...files,
    [entry]: `${files[entry]}\n// from the editor\n`,
  }));
  await expect(page.locator(".exercise .cm-content").first()).toContainText("// from the editor");
  await expect(page.getByText("The newest version, from elsewhere")).toBeVisible();
  await expect(page.locator(".test[data-passed=false]").first()).toBeVisible({ timeout: RUN_MS });

  await saveElsewhere(page, learner, (files) => ({
    ...files,
    ...book.exercises.get(item.id)?.solutions[0]?.files,
  }));
  await expect(page.getByRole("heading", { name: "Right" })).toBeVisible({ timeout: RUN_MS });
});
