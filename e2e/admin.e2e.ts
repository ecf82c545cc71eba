import type { Browser, Page } from "@playwright/test";
import { expectAccessible } from "./access.ts";
import { HOSTED_IS_SKIPPED, type HostedServer, startHostedServer } from "./hosted-server.ts";
import { expect, test } from "./learner.ts";

const PASSWORD = "correct horse battery staple";

test.describe("an admin", () => {
  // biome-ignore lint/suspicious/noSkippedTests: accounts need a PostgreSQL server.
  test.skip(HOSTED_IS_SKIPPED, "AULO_TEST_DATABASE_URL is not set");
  let aulo: HostedServer;

  test.beforeAll(async () => {
    test.setTimeout(120_000);
    aulo = await startHostedServer();
  });
  test.afterAll(() => aulo.stop());

  /** A page of somebody who has just signed up. */
  async function signUp(browser: Browser, email: string): Promise<Page> {
    const page = await (await browser.newContext({ baseURL: aulo.base })).newPage();
    await page.goto("/account/sign-in");
    await page.getByRole("button", { name: "Make an account" }).click();
    await page.getByLabel("E-mail").fill(email);
    await page.getByLabel("Password").fill(PASSWORD);
    await page.keyboard.press("Enter");
    await expect(page.getByText("Look at your mail")).toBeVisible();
    await page.goto(await aulo.linkTo(email));
    await page.getByLabel("Password").fill(PASSWORD);
    await page.keyboard.press("Enter");
    await page.waitForURL(`${aulo.base}/`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    return page;
  }

  test("gives somebody a role, sets limits and reads the audit log, by keyboard", async ({ browser }) => {
    test.setTimeout(120_000);
    const [adminEmail, mentorEmail] = ["ada@mail.example", "mira@mail.example"];
    const admin = await signUp(browser, adminEmail);
    const mentor = await signUp(browser, mentorEmail);
    await mentor.goto("/admin");
    await expect(mentor.getByText("This needs another role")).toBeVisible();
    await aulo.giveRole(adminEmail, "admin");

    await admin.goto("/settings");
    await admin.getByRole("link", { name: "Roles, limits and the audit log" }).click();
    await expect(admin.getByText("Nobody has opened a class yet.")).toBeVisible();
    await expectAccessible(admin, "the page of an admin");

    await admin.getByLabel("E-mail address of the account").fill("nobody@mail.example");
    await admin.keyboard.press("Enter");
    await expect(admin.getByText("No account has the address nobody@mail.example.")).toBeVisible();
    await admin.getByLabel("E-mail address of the account").fill(mentorEmail);
    await admin.keyboard.press("Enter");
    await expect(admin.getByText(/is here since .+, with the role “learner”/)).toBeVisible();
    await admin.getByRole("radio", { name: /^mentor/ }).press("Space");
    await admin.getByRole("button", { name: "Give this role" }).press("Enter");
    await expect(admin.getByText(/with the role “mentor”/)).toBeVisible();
    await expect(admin.getByText(/^role given, by admin \w{8} · about \w{8} · mentor$/)).toBeVisible();
    await expectAccessible(admin, "a person with a new role");

    await admin.getByLabel("Members of a class, at most").fill("40");
    await admin.keyboard.press("Enter");
    await expect(admin.getByText(/^limits set, by admin \w{8} · 40\//)).toBeVisible();

    await mentor.goto("/classes");
    await mentor.getByLabel("Its title").fill("Evening class");
    await mentor.getByLabel("Your name, as the members see it").fill("Mira");
    await mentor.getByRole("button", { name: "Open the class" }).click();
    await expect(mentor.getByText("Nobody has joined yet.")).toBeVisible();
    await admin.reload();
    await expect(admin.getByText("Evening class")).toBeVisible();
    await expect(admin.getByText("Mentor: Mira", { exact: false })).toBeVisible();
    await expectAccessible(admin, "the page of an admin with a class");
  });
});
