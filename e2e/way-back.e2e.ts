import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { openFirstPage } from "./first-load.ts";
import { expect, test } from "./learner.ts";
import { LearnerAtPage } from "./learner-at-page.ts";
import { startStoppableServer } from "./stoppable-server.ts";

const PARTS = "**/assets/**";
const GONE = "Aulo does not recognise this browser";

async function idOf(page: Page) {
  return (await (await page.request.get("/api/session")).json()).learner?.id;
}

/** A login link of the page's learner. */
async function linkOf(page: Page): Promise<string> {
  const { token } = await (await page.request.post("/api/learner/token")).json();
  return `${new URL(page.url()).origin}/#continue=${token}`;
}

test("the first visit leaves no error in the console", async ({ page }) => {
  const errors: string[] = [];
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("response", (response) => response.status() >= 400 && errors.push(response.url()));
  await openFirstPage(page);
  expect(errors).toEqual([]);
});

test("after a lost cookie, the link of another browser leads back to the same learner", async ({
  page,
  context,
  learner,
}) => {
  await learner.startOn("Learn backend with Node.js");
  const [id, link] = [await idOf(page), await linkOf(page)];
  await context.clearCookies();
  await page.goto("/goals");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(GONE);
  await expect(page.getByText(`npm run sign-in -- ${id.slice(0, 8)}`)).toBeVisible();

  await page.getByLabel("Your link").fill("http://127.0.0.1/#continue=cut-off");
  await page.getByRole("button", { name: "Continue", exact: true }).click();
  await expect(page.getByRole("alert")).toContainText("Aulo does not know this learner");

  await page.getByLabel("Your link").fill(link);
  await page.getByRole("button", { name: "Continue", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your goals");
  expect(await idOf(page)).toBe(id);
});

test("a cookie that is lost in the middle is said in words, and unsent work waits for the way back", async ({
  page,
  context,
  learner,
}) => {
  await learner.startOn("Learn backend with Node.js");
  await learner.beginStep();
  const link = await linkOf(page);
  const item = page.url();
  await context.clearCookies();
  await page.getByRole("button", { name: "I don't know yet" }).click();
  const words = page.getByRole("alert").filter({ hasText: GONE });
  await expect(words).toBeVisible();
  await expect(page.getByText("POST /api/learners")).not.toBeVisible();
  await words.getByRole("link", { name: "Continue as the same learner" }).click();
  await page.getByLabel("Your link").fill(link);
  const sent = page.waitForResponse("**/api/checks/*/attempts");
  await page.getByRole("button", { name: "Continue", exact: true }).click();
  expect((await sent).status()).toBe(201);
  await page.goto(item);
  await expect(page.getByRole("heading", { name: "Not shown yet" })).toBeVisible();
});

test("after a lost cookie, an export brings the record back, or one begins anew", async ({
  page,
  context,
  learner,
}) => {
  await learner.startOn("Understand promises");
  await page.goto("/settings");
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const file = {
    name: "aulo.json",
    mimeType: "application/json",
    buffer: await readFile(await (await saving).path()),
  };
  await context.clearCookies();
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(GONE);
  await page.getByLabel("Continue from an export").setInputFiles({ ...file, buffer: Buffer.from("{}") });
  await expect(page.getByRole("alert")).toContainText("not an export of Aulo");
  await page.getByLabel("Continue from an export").setInputFiles(file);
  await expect(page.getByRole("article")).toBeVisible();
  const { goals } = await (await page.request.get("/api/goals")).json();
  expect(goals).toHaveLength(1);

  await context.clearCookies();
  await page.goto("/");
  await page.getByRole("button", { name: "Start as a new learner" }).click();
  await expect(page.getByLabel("Your goal, in your own words")).toBeVisible();
});

test("a login link that is opened while the server is away waits for it, and signs in", async ({
  page,
  browser,
  learner,
}) => {
  await learner.startOn("Learn backend with Node.js");
  const [id, link] = [await idOf(page), await linkOf(page)];
  const other = await browser.newContext();
  const tab = await other.newPage();
  await tab.route("**/api/**", (route) => route.abort());
  await tab.goto(link);
  await expect(tab.getByText("Aulo's server does not answer.")).toBeVisible();
  await tab.reload();
  await expect(tab.getByText("Aulo's server does not answer.")).toBeVisible();
  await tab.unroute("**/api/**");
  await expect(tab.getByRole("article")).toBeVisible();
  expect((await (await tab.request.get(new URL("/api/session", link).href)).json()).learner.id).toBe(id);
  await expect(tab).not.toHaveURL(/continue/);

  await tab.goto(new URL("/#continue=cut-off", link).href);
  await expect(tab.getByRole("heading", { level: 1 })).toHaveText("Aulo does not know this learner");
  await other.close();
});

test("when another learner logs in, the tabs of the one before change nothing and load again", async ({
  page,
  context,
  browser,
  learner,
}) => {
  await learner.startOn("Learn backend with Node.js");
  await learner.beginStep();
  await expect(page.getByRole("button", { name: "I don't know yet" })).toBeVisible();
  const own = await idOf(page);
  const other = await browser.newContext({ baseURL: page.url() });
  const away = await other.newPage();
  await away.goto(new URL(page.url()).origin);
  await openFirstPage(away);
  const link = await linkOf(away);
  await other.close();

  const asBefore = () => page.request.get("/api/path", { headers: { "X-Aulo-Learner": own } });
  expect((await asBefore()).status()).toBe(200);
  const loadedAgain = page.waitForEvent("domcontentloaded");
  const tab = await context.newPage();
  await tab.goto(link);
  await expect(tab.getByLabel("Your goal, in your own words")).toBeVisible();
  await loadedAgain;
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(await idOf(page)).not.toBe(own);
  expect((await asBefore()).status()).toBe(401);
});

test("a login link that is pasted into an open page signs in", async ({ page, browser, learner }) => {
  await learner.startOn("Learn backend with Node.js");
  const [id, link] = [await idOf(page), await linkOf(page)];
  const other = await browser.newContext();
  const tab = await other.newPage();
  await tab.goto(new URL(link).origin);
  await expect(tab.getByLabel("Your goal, in your own words")).toBeVisible();
  await tab.goto(link);
  await expect(tab.getByRole("article")).toBeVisible();
  expect((await (await tab.request.get(new URL("/api/session", link).href)).json()).learner.id).toBe(id);
  await expect(tab).not.toHaveURL(/continue/);
  await other.close();
});

test("a part of the page that an upgrade removed is loaded again by itself, once", async ({
  page,
  learner,
}) => {
  await learner.startOn("Learn backend with Node.js");
  let isBroken = true;
  page.on("request", (request) => {
    if (request.isNavigationRequest()) isBroken = false;
  });
  await page.route(PARTS, (route) =>
    isBroken ? route.fulfill({ status: 404, body: "" }) : route.continue(),
  );
  const reloaded = page.waitForEvent("domcontentloaded");
  await page.getByRole("link", { name: "Goals" }).click();
  await reloaded;
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your goals");
  await page.unroute(PARTS);

  await page.route(PARTS, (route) => route.fulfill({ status: 404, body: "" }));
  await page.getByRole("link", { name: "Map" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("A part of this page did not load");
  await expect(page.getByText("Unable to preload CSS")).not.toBeVisible();
  await page.unroute(PARTS);
  await page.getByRole("button", { name: "Load the page again" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/map/i);
});

test("a server that is stopped and started again: work is kept, the page goes on, and everything counts once", async ({
  page,
  book,
}) => {
  test.slow();
  const server = await startStoppableServer();
  try {
    await page.goto(server.base);
    await page.getByLabel("Your goal, in your own words").fill("Learn backend with Node.js");
    await page.getByRole("button", { name: "See the path" }).click();
    await page.getByRole("button", { name: "Accept this path" }).click();
    await page.getByRole("button", { name: /^Skip the placement/ }).click();
    await expect(page.getByRole("article")).toBeVisible();
    await new LearnerAtPage(page, book).beginStep();
    await expect(page.getByRole("button", { name: "I don't know yet" })).toBeVisible();

    await server.stop();
    await page.getByRole("button", { name: "I don't know yet" }).click();
    await expect(page.getByText("Your answer is kept")).toBeVisible();
    await expect(page.getByText("Aulo's server does not answer.")).toBeVisible();
    await server.start();
    await expect(page.getByRole("heading", { name: "Not shown yet" })).toBeVisible();
    await expect(page.getByText("Aulo's server does not answer.")).toHaveCount(0);

    await server.stop();
    await page.getByRole("link", { name: "Settings" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("A part of this page did not load");
    await server.start();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Settings");
    await expect(page.locator(".log-row").filter({ hasText: "I don't know yet" })).toHaveCount(1);
  } finally {
    await server.remove();
  }
});
