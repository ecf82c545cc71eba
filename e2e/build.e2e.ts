import { endpoints } from "@aulo/contract";
import { expectAccessible } from "./access.ts";
import { knownBefore } from "./answered-before.ts";
import { expect, test } from "./learner.ts";

/** A run starts a server several times. */
const BUILD_MS = 180_000;

test("a milestone is built on the page, with files of the learner's own", async ({ page, learner, book }) => {
  test.setTimeout(BUILD_MS);
  const first = book.exercises.get("repair-workshop/first-answers")?.milestone;
  if (!first) throw new Error("The project has no such milestone.");
  await learner.startOn("Learn backend with Node.js");
  await knownBefore(page, book, first.needs);
  await page.goto("/");
  await expect(page.getByText("Your next step: build it")).toBeVisible();
  await page.getByRole("button", { name: "Build it" }).click();
  await expect(page.getByText(/Milestone \d+ of \d+\./)).toBeVisible();
  await expect(page.getByText("what the customer wants")).toBeVisible();

  await page.getByRole("button", { name: "New file" }).click();
  await page.getByLabel("Path of the file").fill("../outside.js");
  await page.getByRole("button", { name: "Add it" }).click();
  await expect(page.getByText("A path has names between forward slashes")).toBeVisible();
  await page.getByLabel("Path of the file").fill("notes/todo.md");
  await page.getByRole("button", { name: "Add it" }).click();
  await expect(page.getByRole("tab", { name: "notes/todo.md" })).toHaveAttribute("aria-selected", "true");
  await page.getByRole("button", { name: "Rename" }).click();
  await page.getByLabel("Path of the file").fill("todo.md");
  await page.getByRole("button", { name: "Rename it" }).click();
  await expect(page.getByRole("tab", { name: "todo.md", exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await page.getByRole("button", { name: "Delete it" }).click();
  await expect(page.getByRole("tab", { name: "todo.md" })).toBeHidden();

  const item = await learner.openItem();
  const milestone = book.exercises.get(item?.id ?? "");
  const url = `/api/drafts/${item?.id}`;
  const { draft } = endpoints.getDraft.reply.parse(await (await page.request.get(url)).json());
  await page.request.put(url, {
    data: { files: milestone?.solutions[0]?.files, revision: draft?.revision ?? 0 },
  });
  await page.reload();
  await page.getByRole("button", { name: "Run the tests" }).click();
  await page.getByRole("button", { name: "See what changed" }).click({ timeout: 90_000 });
  await expect(page.getByRole("heading", { name: "You built it" })).toBeVisible();

  await page.goto("/goals");
  await page.getByRole("link", { name: "See the projects" }).click();
  const project = page
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading", { level: 3, name: "A repair workshop" }) });
  await expect(project.getByText(/passed today, without hints/)).toBeVisible();
  await expectAccessible(page);
  const download = page.waitForEvent("download");
  await project.getByRole("link", { name: "Download the code" }).click();
  expect((await download).suggestedFilename()).toBe("repair-workshop.zip");
});
