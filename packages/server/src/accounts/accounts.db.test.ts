import { LIMITS } from "@aulo/contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { updateRole } from "../learners/queries.ts";
import { createClient } from "../testing/client.ts";
import { onServer } from "../testing/databases.ts";
import { type Hosted, newEmail, PASSWORD, startHosted } from "../testing/hosted.ts";
import { type IdentityProvider, startIdentityProvider } from "../testing/identity-provider.ts";

const OTHER_PASSWORD = "a quite different password";

onServer("Accounts", (open) => {
  let aulo: Hosted;
  let site: IdentityProvider;

  beforeAll(async () => {
    site = await startIdentityProvider();
    aulo = await startHosted(await open(), { providers: [site.provider] });
  });
  afterAll(async () => {
    await aulo.stop();
    await site.close();
  });

  const problem = (kind: string) => ({ problem: { type: `/problems/${kind}` } });

  test("a learner signs up, proves the address, and is signed in", async () => {
    const [browser, email] = [aulo.browser(), newEmail()];
    expect(await browser.call("getSession")).toEqual({ learner: null, account: null });
    await browser.call("signUp", { body: { email: email.toUpperCase(), password: PASSWORD, name: "Zoë" } });
    const token = await aulo.linkTo(email);
    const account = await browser.call("proveEmail", { body: { token, password: PASSWORD } });
    expect(account).toMatchObject({ email, name: "Zoë", hasPassword: true, providers: [], claimable: false });
    const session = await browser.call("getSession");
    expect(session).toMatchObject({ account, learner: { placed: false } });
    expect(await browser.call("getLearner")).toEqual(session.learner);
  });

  test("an account learns: its goal is there in a second browser, after signing in", async () => {
    const [browser, second] = [await aulo.join(), aulo.browser()];
    await browser.call("createGoal", { body: { text: "lists" } });
    await second.call("signIn", { body: { email: browser.email, password: PASSWORD } });
    expect((await second.call("listGoals")).goals).toMatchObject([{ text: "lists" }]);
  });

  test("an admin finds somebody by the address of the account, and they see that", async () => {
    const [admin, other] = [await aulo.join(), await aulo.join()];
    const { id } = await admin.call("getLearner");
    await updateRole(aulo.deps.db, id, "admin");
    await admin.call("findPerson", { query: { email: other.email } });
    const found = await admin.call("findPerson", { query: { email: other.email.toUpperCase() } });
    expect(found).toMatchObject({ learner: (await other.call("getLearner")).id, role: "learner" });
    const { entries } = await other.call("listOwnAudit");
    expect(entries.map(({ says }) => says)).toEqual(["An admin looked up the role of your account."]);
    await expect(admin.call("findPerson", { query: { email: newEmail() } })).rejects.toMatchObject(
      problem("not-found"),
    );
    await expect(other.call("findPerson", { query: { email: admin.email } })).rejects.toMatchObject({
      problem: { status: 403 },
    });
  });

  test("signing out ends the session", async () => {
    const browser = await aulo.join();
    const cookies = new Map(browser.cookies);
    await browser.call("signOut");
    expect([...browser.cookies]).toEqual([]);
    for (const [name, value] of cookies) browser.cookies.set(name, value);
    expect(await browser.call("getSession")).toEqual({ learner: null, account: null });
  });

  test("a mailed link signs in, and makes the account of a new address", async () => {
    const [browser, email] = [aulo.browser(), newEmail()];
    await browser.call("sendSignInLink", { body: { email } });
    const made = await browser.call("useSignInLink", { body: { token: await aulo.linkTo(email) } });
    expect(made).toMatchObject({ email, hasPassword: false });
    const second = aulo.browser();
    await second.call("sendSignInLink", { body: { email } });
    const found = await second.call("useSignInLink", { body: { token: await aulo.linkTo(email) } });
    expect(found.id).toBe(made.id);
  });

  test("a forgotten password is replaced by mail; every session ends, and the owner is told", async () => {
    const browser = await aulo.join();
    const { email } = browser;
    const other = aulo.browser();
    await other.call("askPasswordReset", { body: { email } });
    const token = await aulo.linkTo(email);
    await other.call("resetPassword", { body: { token, password: OTHER_PASSWORD } });
    expect(await browser.call("getSession")).toMatchObject({ account: null });
    expect((await aulo.mailsTo(email)).map(({ subject }) => subject)).toEqual([
      "Aulo: your password was changed",
    ]);
    await expect(other.call("signIn", { body: { email, password: PASSWORD } })).rejects.toMatchObject(
      problem("wrong-login"),
    );
    await other.call("signIn", { body: { email, password: OTHER_PASSWORD } });
  });

  test("a changed password ends the other sessions, and keeps this one", async () => {
    const [browser, other] = [await aulo.join(), aulo.browser()];
    await other.call("signIn", { body: { email: browser.email, password: PASSWORD } });
    const body = { current: PASSWORD, password: OTHER_PASSWORD };
    await browser.call("changePassword", { body });
    expect(await other.call("getSession")).toMatchObject({ account: null });
    expect(await browser.call("getAccount")).toMatchObject({ email: browser.email });
  });

  test("an address changes only when the new one is proved; the old one is told", async () => {
    const [browser, email] = [await aulo.join(), newEmail()];
    await browser.call("changeEmail", { body: { email, password: PASSWORD } });
    expect(await browser.call("getAccount")).toMatchObject({ email: browser.email });
    const token = await aulo.linkTo(email);
    expect(await browser.call("proveNewEmail", { body: { token } })).toMatchObject({ email });
    expect(await aulo.mailsTo(browser.email)).toMatchObject([
      { subject: "Aulo: your e-mail address was changed", text: expect.stringContaining(email) },
    ]);
    await aulo.browser().call("signIn", { body: { email, password: PASSWORD } });
  });

  test("sessions are listed and revoked", async () => {
    const [browser, other] = [await aulo.join(), aulo.browser()];
    await other.call("signIn", { body: { email: browser.email, password: PASSWORD } });
    const { sessions } = await browser.call("listSessions");
    expect(sessions).toMatchObject([
      { current: false, name: "Firefox on Linux" },
      { current: true, name: "Firefox on Linux" },
    ]);
    await browser.call("revokeSession", { params: { sessionId: sessions[0]?.id ?? "" } });
    expect(await other.call("getSession")).toMatchObject({ account: null });
    expect((await browser.call("listSessions")).sessions).toHaveLength(1);
  });

  test("a name is changed, and an export holds everything but secrets", async () => {
    const browser = await aulo.join();
    await browser.call("changeAccount", { body: { name: " Ada " } });
    await browser.call("createGoal", { body: { text: "lists" } });
    const made = await browser.call("makeApiToken", { body: { name: "CI", scope: "read", days: 7 } });
    const exported = await browser.call("exportAccount");
    expect(exported).toMatchObject({
      account: { email: browser.email, name: "Ada" },
      sessions: [{ current: true }],
      tokens: [{ name: "CI", scope: "read" }],
      learner: { format: "aulo-export", goals: [{ text: "lists" }] },
    });
    const stored = JSON.stringify(await aulo.deps.db.selectFrom("tokens").selectAll().execute());
    for (const text of [JSON.stringify(exported), stored]) {
      expect(text).not.toContain(made.token);
      expect(text).not.toContain("argon2id");
    }
  });

  test("a deleted account leaves no row behind", async () => {
    const browser = await aulo.join();
    await browser.call("createGoal", { body: { text: "lists" } });
    const { id } = await browser.call("getLearner");
    await browser.call("makeApiToken", { body: { name: "CI", scope: "write", days: 7 } });
    const { id: accountId } = await browser.call("getAccount");
    await browser.call("deleteAccount", { body: { password: PASSWORD } });
    const { db } = aulo.deps;
    for (const table of ["goals", "tokens", "states", "log"] as const)
      expect(await db.selectFrom(table).select("learner_id").where("learner_id", "=", id).execute()).toEqual(
        [],
      );
    for (const table of ["account_sessions", "account_logins"] as const)
      expect(await db.selectFrom(table).select("id").where("account_id", "=", accountId).execute()).toEqual(
        [],
      );
    expect(await db.selectFrom("learners").select("id").where("id", "=", id).execute()).toEqual([]);
    expect([...browser.cookies]).toEqual([]);
    await expect(
      browser.call("signIn", { body: { email: browser.email, password: PASSWORD } }),
    ).rejects.toMatchObject(problem("wrong-login"));
  });

  test("a program learns with a token, until it is revoked", async () => {
    const browser = await aulo.join();
    const made = await browser.call("makeApiToken", { body: { name: "editor", scope: "write", days: 1 } });
    const program = createClient(aulo.base, made.token);
    await program.call("createGoal", { body: { text: "lists" } });
    expect((await browser.call("listGoals")).goals).toHaveLength(1);
    const { tokens } = await browser.call("listApiTokens");
    expect(tokens).toMatchObject([{ id: made.id, name: "editor", usedAt: expect.any(String) }]);
    await browser.call("revokeApiToken", { params: { tokenId: made.id } });
    await expect(program.call("getLearner")).rejects.toMatchObject(problem("unknown-token"));
  });

  test("tokens survive an import, and the learner stays the account's", async () => {
    const browser = await aulo.join();
    const made = await browser.call("makeApiToken", { body: { name: "CI", scope: "read", days: 1 } });
    await browser.call("importLearner", { body: await browser.call("exportLearner") });
    const { id } = await browser.call("getLearner");
    expect(await createClient(aulo.base, made.token).call("getLearner")).toMatchObject({ id });
  });

  test(`an account keeps at most ${LIMITS.apiTokens} tokens`, async () => {
    const browser = await aulo.join();
    const body = { name: "CI", scope: "read", days: LIMITS.apiTokenDays } as const;
    for (let made = 0; made < LIMITS.apiTokens; made += 1) await browser.call("makeApiToken", { body });
    await expect(browser.call("makeApiToken", { body })).rejects.toMatchObject(problem("too-many-tokens"));
  });

  test("another site signs in, to the account of the address that it has proved", async () => {
    const browser = await aulo.join();
    site.is({ sub: "7", email: browser.email, email_verified: true, name: "Zoë" });
    const other = aulo.browser();
    await throughSite(other);
    expect(await other.call("getAccount")).toMatchObject({ email: browser.email, providers: ["school"] });
  });

  test("another site makes an account for a new address", async () => {
    const [browser, email] = [aulo.browser(), newEmail()];
    site.is({ sub: "8", email, email_verified: true, name: "Ada" });
    await throughSite(browser);
    expect(await browser.call("getAccount")).toMatchObject({ email, name: "Ada", hasPassword: false });
    const logins = await aulo.deps.db.selectFrom("account_logins").selectAll().execute();
    expect(logins.filter((login) => JSON.stringify(login).includes(site.accessToken))).toEqual([]);
  });

  test("an address that another site has not proved makes no account", async () => {
    const [browser, email] = [aulo.browser(), newEmail()];
    site.is({ sub: "9", email, email_verified: false, name: "Mallory" });
    expect(await throughSite(browser)).toMatch("/account/sign-in?error=");
    expect(await browser.call("getSession")).toEqual({ learner: null, account: null });
  });

  test("providers are listed without their secrets", async () => {
    expect(await aulo.browser().call("listProviders")).toEqual({
      providers: [{ id: "school", name: "School" }],
    });
  });

  test("somebody who tried without an account keeps everything on signing up", async () => {
    const [browser, email] = [aulo.browser(), newEmail()];
    const { learner, token } = await browser.call("createLearner");
    await browser.call("createGoal", { body: { text: "lists" } });
    await browser.call("signUp", { body: { email, password: PASSWORD } });
    const proof = await aulo.linkTo(email);
    const account = await browser.call("proveEmail", { body: { token: proof, password: PASSWORD } });
    expect(account).toMatchObject({ claimable: true });
    expect(await browser.call("claimLearner")).toMatchObject({ id: learner.id });
    expect((await browser.call("listGoals")).goals).toMatchObject([{ text: "lists" }]);
    expect(await browser.call("getAccount")).toMatchObject({ claimable: false });
    expect(browser.cookies.has("aulo_learner")).toBe(false);
    await expect(createClient(aulo.base, token).call("getLearner")).rejects.toMatchObject(
      problem("unknown-token"),
    );
  });

  test("of two accounts that claim one learner at once, one gets them and one is refused", async () => {
    const anonymous = aulo.browser();
    const { learner } = await anonymous.call("createLearner");
    await anonymous.call("createGoal", { body: { text: "lists" } });
    const cookie = anonymous.cookies.get("aulo_learner") ?? "";
    const accounts = await Promise.all([aulo.join(), aulo.join(), aulo.join()]);
    for (const { cookies } of accounts) cookies.set("aulo_learner", cookie);
    const results = await Promise.allSettled(accounts.map((account) => account.call("claimLearner")));
    const claimed = results.filter(({ status }) => status === "fulfilled");
    expect(claimed).toMatchObject([{ value: { id: learner.id } }]);
    for (const result of results)
      if (result.status === "rejected")
        expect(result.reason.problem.type).toMatch(/already-claimed|unknown-token/);
  });

  test("of two learners that one account claims at once, none is lost", async () => {
    const account = await aulo.join();
    const work = await Promise.all(
      ["lists", "everything"].map(async (text) => {
        const browser = aulo.browser();
        await browser.call("createLearner");
        await browser.call("createGoal", { body: { text } });
        const cookie = browser.cookies.get("aulo_learner") ?? "";
        for (const [name, value] of account.cookies) browser.cookies.set(name, value);
        browser.cookies.set("aulo_learner", cookie);
        return browser;
      }),
    );
    const results = await Promise.allSettled(work.map((browser) => browser.call("claimLearner")));
    expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    for (const [index, browser] of work.entries()) {
      if (results[index]?.status === "fulfilled") continue;
      const learner = openAnonymous(browser.cookies.get("aulo_learner") ?? "");
      expect((await learner.call("listGoals")).goals).toHaveLength(1);
    }
  });

  test("the account of a mentor, with a class and no answers, is not replaced by the work of a browser", async () => {
    const [account, browser] = [await aulo.join(), aulo.browser()];
    const { id } = await account.call("getLearner");
    await updateRole(aulo.deps.db, id, "mentor");
    await account.call("openCohort", {
      body: { title: "Morning", mentorName: "Mira", goal: null, dueOn: null },
    });
    await browser.call("createLearner");
    await browser.call("createGoal", { body: { text: "everything" } });
    await browser.call("signIn", { body: { email: account.email, password: PASSWORD } });
    await expect(browser.call("claimLearner")).rejects.toMatchObject({
      problem: { type: "/problems/account-has-work" },
    });
    expect((await account.call("listCohorts")).cohorts).toMatchObject([{ title: "Morning" }]);
  });

  test("signing in to an account with work loses neither: the refusal says how to bring them together", async () => {
    const [account, browser] = [await aulo.join(), aulo.browser()];
    await account.call("createGoal", { body: { text: "lists" } });
    await browser.call("createLearner");
    await browser.call("createGoal", { body: { text: "everything" } });
    await browser.call("signIn", { body: { email: account.email, password: PASSWORD } });
    expect((await browser.call("listGoals")).goals).toMatchObject([{ text: "lists" }]);
    await expect(browser.call("claimLearner")).rejects.toMatchObject({
      problem: {
        type: "/problems/account-has-work",
        status: 409,
        detail: expect.stringMatching(/Nothing is lost: sign out.*export.*import/),
      },
    });
    await browser.call("signOut");
    const exported = await browser.call("exportLearner");
    expect(exported.goals).toMatchObject([{ text: "everything" }]);
    await account.call("importLearner", { body: exported });
    expect((await account.call("listGoals")).goals).toMatchObject([{ text: "everything" }]);
  });

  const openAnonymous = (token: string) => createClient(aulo.base, token);

  /** Signs in by the other site; returns where the browser is in the end. */
  const throughSite = async (browser: ReturnType<Hosted["browser"]>): Promise<string> => {
    const { url } = await browser.call("startProvider", { params: { providerId: "school" } });
    const back = new URL(await site.visit(url));
    const response = await browser.request("GET", `${back.pathname}${back.search}`);
    expect(response.status).toBe(302);
    return response.headers.get("location") ?? "";
  };
});
