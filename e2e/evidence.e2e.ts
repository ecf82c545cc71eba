import { readFile, writeFile } from "node:fs/promises";
import { expect, test } from "./learner.ts";

test("a withdrawn answer leaves the belief as if it had never been given", async ({ page, learner }) => {
  await learner.startOn("Understand promises");
  await learner.beginStep();
  const check = page.url();
  await page.goto("/concepts/functions/evidence");
  const belief = page.locator(".evidence-belief");
  const before = await belief.textContent();

  await page.goto(check);
  await learner.answer("wrong");
  await page.goto("/concepts/functions/evidence");
  await expect(belief).not.toHaveText(before ?? "");
  await expect(page.locator(".share-number").first()).toHaveText(/^−/);

  await page
    .getByRole("button", { name: /^Take it back/ })
    .first()
    .click();
  await page.getByLabel("What was wrong? (optional)").fill("the item was unfair");
  await page.getByRole("button", { name: "Take the answer back", exact: true }).click();
  await expect(belief).toHaveText(before ?? "");
  await page.goto("/settings");
  await expect(page.getByText("“the item was unfair”")).toBeVisible();
});

test("an export imported in another browser is the same learner", async ({
  page,
  learner,
  browser,
  baseURL,
}, info) => {
  await learner.startOn("Understand promises");
  await learner.beginStep();
  await learner.answerAll("right");
  await page.goto("/settings");
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export" }).click();
  const file = info.outputPath("export.json");
  await (await downloading).saveAs(file);

  const other = await (await browser.newContext({ baseURL: baseURL ?? "" })).newPage();
  await other.goto("/settings");
  const bring = async (path: string) => {
    await other.getByLabel("Import").setInputFiles(path);
    await other.getByRole("button", { name: "Import and replace" }).click();
  };

  await test.step("a damaged file is refused in plain words", async () => {
    const damaged = info.outputPath("damaged.json");
    await writeFile(damaged, (await readFile(file, "utf8")).slice(0, -40));
    await bring(damaged);
    await expect(other.getByRole("alert").filter({ hasText: "not JSON" })).toBeVisible();
    const edited = info.outputPath("edited.json");
    await writeFile(
      edited,
      (await readFile(file, "utf8")).replace('"Understand promises"', '"Understand all"'),
    );
    await bring(edited);
    await expect(other.getByRole("alert").filter({ hasText: /changed|checksum|edited|cut/i })).toBeVisible();
  });

  await bring(file);
  await expect(other.getByText(/of the log and 1 goal/)).toBeVisible();
  await other.goto("/concepts/functions/evidence");
  await page.goto("/concepts/functions/evidence");
  await expect(other.locator(".evidence-belief")).toHaveText(
    (await page.locator(".evidence-belief").textContent()) ?? "",
  );
});

test("a link makes another browser the same learner's", async ({ page, learner, browser, baseURL }) => {
  await learner.startOn("Understand promises");
  await page.goto("/settings");
  await page.getByRole("button", { name: "Make a link" }).click();
  const link = await page.getByLabel("Open this in the other browser").inputValue();
  const other = await (await browser.newContext({ baseURL: baseURL ?? "" })).newPage();
  await other.goto(link);
  await expect(other.getByText("Understand promises")).toBeVisible();
  await expect(other).toHaveURL(/\/$/);
});
