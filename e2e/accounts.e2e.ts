import { expectAccessible } from "./access.ts";
import { HOSTED_IS_SKIPPED, type HostedServer, startHostedServer } from "./hosted-server.ts";
import { expect, test } from "./learner.ts";

const PASSWORD = "correct horse battery staple";

test.describe("accounts", () => {
  // biome-ignore lint/suspicious/noSkippedTests: accounts need a PostgreSQL server.
  test.skip(HOSTED_IS_SKIPPED, "AULO_TEST_DATABASE_URL is not set");
  let aulo: HostedServer;

  test.beforeAll(async () => {
    aulo = await startHostedServer();
  });
  test.afterAll(() => aulo.stop());

  test("a learner tries Aulo, signs up, keeps everything, and leaves", async ({ page, browser }) => {
    const email = "ada@mail.example";
    await page.goto(aulo.base);
    await page.getByLabel("Your goal, in your own words").fill("lists");
    await page.getByRole("button", { name: "See the path" }).click();
    await page.getByRole("button", { name: "Accept this path" }).click();
    await expect(page.getByRole("heading", { name: "Find out what you know already" })).toBeVisible();
    await page.goto(`${aulo.base}/goals`);
    await expect(page.getByText("lists", { exact: false }).first()).toBeVisible();

    await page.goto(`${aulo.base}/settings`);
    await page.getByRole("link", { name: "Sign in or make an account" }).click();
    await expectAccessible(page, "sign in");
    await page.getByRole("button", { name: "Make an account" }).click();
    await expectAccessible(page, "sign up");
    await page.getByLabel("E-mail").fill(email);
    await page.getByLabel("Password").fill(PASSWORD);
    await page.getByLabel("Name").fill("Ada");
    await page.keyboard.press("Enter");
    await expect(page.getByText("Look at your mail")).toBeVisible();
    await expectAccessible(page, "the mail is sent");

    await page.goto(await aulo.linkTo(email));
    await expect(page.getByRole("heading", { name: "Your address is right" })).toBeVisible();
    expect(page.url()).not.toContain("#");
    await expectAccessible(page, "prove the address");
    await page.getByLabel("Password").fill(PASSWORD);
    await page.keyboard.press("Enter");
    await page.waitForURL(`${aulo.base}/`);
    await page.goto(`${aulo.base}/goals`);
    await expect(page.getByText("lists", { exact: false }).first()).toBeVisible();

    await page.goto(`${aulo.base}/account`);
    await page.getByLabel("Name of the token").fill("editor");
    await page.getByRole("button", { name: "Make a token" }).click();
    await expect(page.getByLabel("The token", { exact: true })).toHaveValue(/^[\w-]{43}$/);
    await expectAccessible(page, "the account");

    const other = await browser.newPage();
    await other.goto(`${aulo.base}/account/sign-in`);
    await other.getByRole("button", { name: "Send me a sign-in link" }).click();
    await other.getByLabel("E-mail").fill(email);
    await other.keyboard.press("Enter");
    await expect(other.getByText("Look at your mail")).toBeVisible();
    await other.goto(await aulo.linkTo(email));
    await other.getByRole("button", { name: "Sign in" }).click();
    await other.waitForURL(`${aulo.base}/`);
    await page.reload();
    await page.getByRole("button", { name: /^Sign out .+ since/ }).click();
    await expect(page.getByText("this browser")).toBeVisible();
    await other.goto(`${aulo.base}/account`);
    await expect(other.getByText("You are not signed in.")).toBeVisible();
    await other.close();

    await page.getByRole("button", { name: "Delete the account" }).click();
    await page.getByRole("dialog").getByLabel("Your password").fill(PASSWORD);
    await expectAccessible(page, "delete the account");
    await page.getByRole("button", { name: "Delete for good" }).click();
    await page.waitForURL(`${aulo.base}/account/sign-in`);
    await page.getByLabel("E-mail").fill(email);
    await page.getByLabel("Password").fill(PASSWORD);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page.getByText("That does not match")).toBeVisible();
    await expectAccessible(page, "a wrong login");
  });

  test("a forgotten password is chosen anew, by keyboard", async ({ page }) => {
    const email = "zoe@mail.example";
    await page.goto(`${aulo.base}/account/sign-in`);
    await page.getByRole("button", { name: "Make an account" }).click();
    await page.getByLabel("E-mail").fill(email);
    await page.getByLabel("Password").fill(PASSWORD);
    await page.keyboard.press("Enter");
    await expect(page.getByText("Look at your mail")).toBeVisible();
    await aulo.linkTo(email);
    await page.goto(`${aulo.base}/account/sign-in`);
    await page.getByRole("button", { name: "Forgotten password" }).focus();
    await page.keyboard.press("Enter");
    await expectAccessible(page, "forgotten password");
    await page.getByLabel("E-mail").fill(email);
    await page.keyboard.press("Enter");
    await expect(page.getByText("Look at your mail")).toBeVisible();
    await page.goto(await aulo.linkTo(email));
    await page.getByLabel("New password").fill("another horse, another staple");
    await expectAccessible(page, "a new password");
    await page.keyboard.press("Enter");
    await expect(page.getByText("Your password is changed")).toBeVisible();
    await page.goto(aulo.base);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  });
});
