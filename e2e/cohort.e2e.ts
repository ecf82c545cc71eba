import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadTrack } from "@aulo/content";
import type { Browser, Page } from "@playwright/test";
import { connect } from "../packages/server/src/db/connect.ts";
import { migrate } from "../packages/server/src/db/migrate.ts";
import { insertLearner } from "../packages/server/src/learners/queries.ts";
import { makeToken } from "../packages/server/src/learners/tokens.ts";
import { writeSmallTrack } from "../packages/server/src/testing/small-track.ts";
import { toAnswerBook } from "../scripts/simulate/answers.ts";
import { type Server, startServer } from "../scripts/simulate/start-server.ts";
import { expectAccessible } from "./access.ts";
import { expect, test } from "./learner.ts";
import { LearnerAtPage } from "./learner-at-page.ts";

/** A server on the small track, since two failed rounds take many answers on the whole one. */
let server: Server;
let trackDir: string;
let dataDir: string;
let mentorToken: string;

test.beforeAll(async () => {
  test.setTimeout(300_000);
  trackDir = await writeSmallTrack();
  dataDir = await mkdtemp(join(tmpdir(), "aulo-cohort-"));
  mentorToken = await addMentor();
  server = await startServer({ AULO_DATA_DIR: dataDir, AULO_TRACK_DIR: trackDir });
});
test.afterAll(async () => {
  await server.stop();
  for (const folder of [trackDir, dataDir]) await rm(folder, { recursive: true });
});

/** The token of a mentor, who is there before the server starts, as after `npm run role`. */
async function addMentor(): Promise<string> {
  const { db, close } = await connect({ databaseUrl: null, dataDir });
  try {
    await migrate(db);
    const id = randomUUID();
    await insertLearner(db, { id, createdAt: new Date(), role: "mentor" });
    return await makeToken(db, id);
  } finally {
    await close();
  }
}

/** A page in a browser of its own, with its own cookie. */
async function newPerson(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ baseURL: server.base });
  return context.newPage();
}

test("a mentor and a learner in two browsers: join, learn, get stuck, be seen, be helped, leave", async ({
  browser,
}) => {
  test.setTimeout(300_000);
  const mentor = await newPerson(browser);
  const page = await newPerson(browser);
  const { track } = await loadTrack(trackDir);
  if (track === null) throw new Error("The small track cannot be read.");
  const learner = new LearnerAtPage(page, toAnswerBook(track));

  await test.step("the mentor opens a class and makes an invitation", async () => {
    await mentor.goto(`/#continue=${mentorToken}`);
    await mentor.getByRole("link", { name: "Settings" }).click();
    await mentor.getByRole("link", { name: "The classes that you mentor" }).click();
    await mentor.getByLabel("Its title").fill("Morning class");
    await mentor.getByLabel("Your name, as the members see it").fill("Mira");
    await mentor.getByRole("button", { name: "Open the class" }).click();
    await expect(mentor.getByText("Nobody has joined yet.")).toBeVisible();
    await mentor.getByRole("button", { name: "Make an invitation" }).click();
    await expect(mentor.getByLabel("Link", { exact: true })).toHaveValue(/\/join#code=/);
    await expectAccessible(mentor, "a new class");
  });
  const link = await mentor.getByLabel("Link", { exact: true }).inputValue();
  const classPage = mentor.url();

  await test.step("the learner sees everything that is shared, and joins", async () => {
    await learner.startOn("All of it");
    await page.goto(link);
    await expect(page.getByRole("heading", { name: "Morning class" })).toBeVisible();
    await expect(page.getByText("Your answers, your code, your drafts and your notes.")).toBeVisible();
    await expectAccessible(page, "an invitation");
    await page.getByLabel("The name that your mentor sees").fill("Lena <b>");
    await page.getByRole("button", { name: "Join", exact: true }).click();
    await expect(page.getByText("You are in this class")).toBeVisible();
  });

  await test.step("the learner gets stuck: two rounds fail", async () => {
    const stuckOn = new Map<string, number>();
    while (![...stuckOn.values()].includes(2)) {
      const step = await learner.nextStep();
      await page.goto("/");
      await learner.beginStep();
      await learner.answerAll("wrong");
      if (step.kind === "learn" && step.concept !== null)
        stuckOn.set(step.concept, (stuckOn.get(step.concept) ?? 0) + 1);
    }
  });

  await test.step("the mentor sees where and since when, and recommends a concept", async () => {
    await mentor.goto(classPage);
    const stuck = mentor.locator("section", { has: mentor.getByRole("heading", { name: "Stuck" }) });
    await expect(stuck).toContainText("Lena <b>");
    await expect(stuck).toContainText(/since .+, 2 failed rounds/);
    await expectAccessible(mentor, "a class with somebody stuck");
    await stuck.getByRole("link", { name: "Lena <b>" }).click();
    await expect(mentor.getByText("Lena <b> does not share the map.")).toBeVisible();
    await mentor.getByLabel("A few words (optional)").fill("Read it aloud to me.");
    await mentor.getByRole("button", { name: "Recommend", exact: true }).click();
    await expect(mentor.getByRole("button", { name: "Take back" })).toBeVisible();
    await expectAccessible(mentor, "a member");
  });

  await test.step("the learner reads the recommendation beside Aulo's own step", async () => {
    const before = await learner.nextStep();
    await page.goto("/");
    const help = page.getByRole("region", { name: "From your mentor" });
    await expect(help).toContainText("Mira recommends");
    await expect(help).toContainText("Read it aloud to me.");
    await expect(help).toContainText(/Aulo/);
    expect(await learner.nextStep()).toEqual(before);
    await expectAccessible(page, "the step with a recommendation");
    await help.getByRole("button", { name: "Put it away" }).click();
    await expect(help).toHaveCount(0);
  });

  await test.step("the learner allows the map and takes it back", async () => {
    await page.goto("/settings");
    const mayLook = page.getByLabel("Mira may see my map");
    await mayLook.click();
    await expect(mayLook).toBeChecked();
    await expect(mayLook).toBeEnabled();
    await mentor.reload();
    await mentor.getByText("The map", { exact: true }).click();
    await expect(mentor.getByText("weak").first()).toBeVisible();
    await mayLook.click();
    await expect(mayLook).not.toBeChecked();
    await expect(mayLook).toBeEnabled();
    await mentor.reload();
    await expect(mentor.getByText("Lena <b> does not share the map.")).toBeVisible();
  });

  await test.step("the learner reads who looked, and leaves", async () => {
    await page.reload();
    await page.getByText("Who looked, and when").click();
    await expect(page.getByText("Mira looked at your map, in “Morning class”.")).toBeVisible();
    await expectAccessible(page, "the settings of a member");
    await page.getByRole("button", { name: "Leave", exact: true }).click();
    await page.getByRole("button", { name: "Leave the class" }).click();
    await expect(page.getByRole("link", { name: "Join a class" })).toBeVisible();
    await mentor.goto(classPage);
    await expect(mentor.getByText("Nobody has joined yet.")).toBeVisible();
    await expect(mentor.getByText("Lena <b>")).toHaveCount(0);
  });

  await mentor.context().close();
  await page.context().close();
});
