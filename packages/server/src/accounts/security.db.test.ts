import { request } from "node:http";
import { endpoints, LIMITS } from "@aulo/contract";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Browser } from "../testing/browser.ts";
import { createClient } from "../testing/client.ts";
import { onServer } from "../testing/databases.ts";
import { type Hosted, newEmail, ORIGIN, PASSWORD, startHosted } from "../testing/hosted.ts";

const WRONG = "not the right password";
const SESSION = "__Secure-aulo.session_token";
const LEARNER = "aulo_learner";

onServer("Accounts keep others out:", (open) => {
  let aulo: Hosted;
  /** The account of somebody whom no test changes, signed in. */
  let ada: Browser & { email: string };

  beforeAll(async () => {
    aulo = await startHosted(await open());
    ada = await aulo.join();
  });
  afterAll(() => aulo.stop());

  const problem = (kind: string) => ({ problem: { type: `/problems/${kind}` } });

  /** Status, body and headers of a response, without those that differ each time. */
  const seen = async (response: Response) => {
    const headers = [...response.headers].filter(
      ([name]) => !["date", "x-request-id", "content-length", "etag", "keep-alive"].includes(name),
    );
    const body = (await response.text()).replaceAll(/"requestId":"[^"]*"/g, "");
    return { status: response.status, headers, body };
  };

  describe("enumeration", () => {
    const asked = (email: string): [string, string, object][] => [
      ["POST", "/api/account", { email, password: PASSWORD }],
      ["POST", "/api/account/link", { email }],
      ["POST", "/api/account/password/reset", { email }],
      ["POST", "/api/account/session", { email, password: WRONG }],
    ];

    test.each([0, 1, 2, 3])(
      "request %i gets the same response for a known and an unknown address",
      async (at) => {
        const responses = [];
        for (const email of [ada.email, newEmail()]) {
          const [method, path, body] = asked(email)[at] ?? ["", "", {}];
          responses.push(await seen(await aulo.browser().request(method, path, { body })));
        }
        expect(responses[0]).toEqual(responses[1]);
      },
    );

    test("an account without a password refuses one like an unknown address", async () => {
      const [browser, email] = [aulo.browser(), newEmail()];
      await browser.call("sendSignInLink", { body: { email } });
      await browser.call("useSignInLink", { body: { token: await aulo.linkTo(email) } });
      const responses = [];
      for (const tried of [email, newEmail()]) {
        const body = { email: tried, password: WRONG };
        responses.push(await seen(await aulo.browser().request("POST", "/api/account/session", { body })));
      }
      expect(responses[0]).toEqual(responses[1]);
    });

    test("signing up again changes nothing, and tells the owner", async () => {
      const owner = await aulo.join();
      const { email } = owner;
      await aulo.browser().call("signUp", { body: { email, password: WRONG, name: "Mallory" } });
      expect(await aulo.mailsTo(email)).toMatchObject([{ subject: "Aulo: you have an account already" }]);
      expect(await owner.call("getAccount")).toMatchObject({ name: "" });
      await expect(aulo.browser().call("signIn", { body: { email, password: WRONG } })).rejects.toMatchObject(
        problem("wrong-login"),
      );
    });

    test("an unknown address gets no mail about a password", async () => {
      const email = newEmail();
      await aulo.browser().call("askPasswordReset", { body: { email } });
      expect(await aulo.mailsTo(email)).toEqual([]);
    });

    test("an account learns nothing about an address by changing to it, and the owner is told", async () => {
      const [browser, taken] = [await aulo.join(), await aulo.join()];
      const responses = [];
      for (const email of [taken.email, newEmail()])
        responses.push(
          await seen(
            await browser.request("POST", "/api/account/email", { body: { email, password: PASSWORD } }),
          ),
        );
      expect(responses[0]).toEqual(responses[1]);
      expect(await aulo.mailsTo(taken.email)).toMatchObject([
        { subject: "Aulo: this address has an account already" },
      ]);
    });

    test("an unknown address takes about the time of a known one to be refused", async () => {
      const emails = { known: (await aulo.join()).email, unknown: newEmail() };
      const best = { known: Number.POSITIVE_INFINITY, unknown: Number.POSITIVE_INFINITY };
      for (let round = 0; round < LIMITS.signInTries; round += 1)
        for (const kind of ["known", "unknown"] as const) {
          const browser = aulo.browser();
          const start = performance.now();
          await browser.request("POST", "/api/account/session", {
            body: { email: emails[kind], password: WRONG },
          });
          best[kind] = Math.min(best[kind], performance.now() - start);
        }
      // Without the hash for an unknown address, the quotient is below 0.2.
      expect(best.unknown / best.known).toBeGreaterThan(0.5);
      expect(best.unknown / best.known).toBeLessThan(2);
    });
  });

  describe("brute force", () => {
    test.each(["known", "unknown"])(
      `after ${LIMITS.signInTries} passwords for a %s address, no other is tried, from no network address`,
      async (kind) => {
        const email = kind === "known" ? (await aulo.join()).email : newEmail();
        for (let tried = 0; tried < LIMITS.signInTries; tried += 1)
          await expect(
            aulo.browser().call("signIn", { body: { email, password: WRONG } }),
          ).rejects.toMatchObject(problem("wrong-login"));
        const refused = aulo.browser().call("signIn", { body: { email, password: PASSWORD } });
        const error = await refused.catch((thrown: unknown) => thrown);
        expect(error).toMatchObject({ problem: { type: "/problems/too-many-tries", status: 429 } });
        expect(error).toMatchObject({ retryAfterMs: expect.toSatisfy((ms: number) => ms > 60_000) });
      },
    );

    test("the right password gives the tries back", async () => {
      const { email } = await aulo.join();
      for (const password of [...Array(LIMITS.signInTries - 1).fill(WRONG), PASSWORD, WRONG, PASSWORD])
        await aulo.browser().request("POST", "/api/account/session", { body: { email, password } });
      await aulo.browser().call("signIn", { body: { email, password: PASSWORD } });
    });

    test(`one network address tries ${LIMITS.signInTriesOfAddress} links, whatever else it claims to be`, async () => {
      const browser = aulo.browser();
      const tryLink = async (tried: number) => {
        const headers = { "x-forwarded-for": `198.51.100.${tried % 250}, 203.0.113.9` };
        const body = { token: `guess-${tried}` };
        return (await browser.request("POST", "/api/account/link/session", { body, headers })).status;
      };
      for (let tried = 0; tried < LIMITS.signInTriesOfAddress; tried += 1)
        expect(await tryLink(tried)).toBe(410);
      expect(await tryLink(0)).toBe(429);
    });

    test(`an address gets ${LIMITS.mailsPerHour} mails within an hour, from whatever endpoint`, async () => {
      const email = newEmail();
      for (let sent = 0; sent < LIMITS.mailsPerHour; sent += 1)
        await aulo.browser().call("sendSignInLink", { body: { email } });
      for (const name of ["sendSignInLink", "askPasswordReset"] as const)
        await expect(aulo.browser().call(name, { body: { email } })).rejects.toMatchObject(
          problem("too-many-tries"),
        );
      expect(await aulo.mailsTo(email)).toHaveLength(LIMITS.mailsPerHour);
    });

    test(`one network address asks for ${LIMITS.mailsOfAddressPerHour} mails within an hour`, async () => {
      const browser = aulo.browser();
      for (let sent = 0; sent < LIMITS.mailsOfAddressPerHour; sent += 1)
        await browser.call("askPasswordReset", { body: { email: newEmail() } });
      await expect(browser.call("askPasswordReset", { body: { email: newEmail() } })).rejects.toMatchObject(
        problem("too-many-tries"),
      );
    });

    test("limits keep no address of people", async () => {
      const rows = await aulo.deps.db
        .withTables<{ rate_limits: { key: string } }>()
        .selectFrom("rate_limits")
        .select("key")
        .execute();
      expect(rows.length).toBeGreaterThan(0);
      expect(JSON.stringify(rows)).not.toMatch(/@|192\.0\.2/);
    });
  });

  describe("session fixation", () => {
    test("a session cookie that was planted before the sign-in is not the session", async () => {
      const browser = aulo.browser();
      const planted = `${"a".repeat(32)}.${Buffer.alloc(32).toString("base64")}`;
      browser.cookies.set(SESSION, encodeURIComponent(planted));
      await browser.call("signIn", { body: { email: ada.email, password: PASSWORD } });
      expect(browser.cookies.get(SESSION)).not.toContain("aaaa");
      const attacker = aulo.browser();
      attacker.cookies.set(SESSION, encodeURIComponent(planted));
      expect(await attacker.call("getSession")).toMatchObject({ account: null });
    });

    test("signing in with the session of somebody else ends that session in this browser, and is not theirs", async () => {
      const [mallory, browser] = [await aulo.join(), aulo.browser()];
      const planted = mallory.cookies.get(SESSION) ?? "";
      browser.cookies.set(SESSION, planted);
      await browser.call("signIn", { body: { email: ada.email, password: PASSWORD } });
      expect(await browser.call("getAccount")).toMatchObject({ email: ada.email });
      expect(await mallory.call("getSession")).toMatchObject({ account: null });
    });

    test("who planted their learner in a browser has no access after the account claimed them", async () => {
      const [mallory, victim] = [aulo.browser(), await aulo.join()];
      const { token } = await mallory.call("createLearner");
      const { code } = await createClient(aulo.base, token).call("makeLink");
      victim.cookies.set(LEARNER, mallory.cookies.get(LEARNER) ?? "");
      const { id } = await victim.call("claimLearner");
      expect(await victim.call("getLearner")).toMatchObject({ id });
      expect(await mallory.call("getSession")).toMatchObject({ learner: null });
      await expect(aulo.browser().call("useLink", { body: { code } })).rejects.toMatchObject(
        problem("has-account"),
      );
    });

    test("a claimed learner cannot be claimed again", async () => {
      const [one, other] = [await aulo.join(), await aulo.join()];
      const anonymous = aulo.browser();
      await anonymous.call("createLearner");
      const cookie = anonymous.cookies.get(LEARNER) ?? "";
      one.cookies.set(LEARNER, cookie);
      await one.call("claimLearner");
      other.cookies.set(LEARNER, cookie);
      await expect(other.call("claimLearner")).rejects.toMatchObject(problem("already-claimed"));
      await expect(one.call("claimLearner")).rejects.toMatchObject(problem("already-claimed"));
    });
  });

  describe("tokens of mails", () => {
    test("a sign-in link works once", async () => {
      const email = newEmail();
      await aulo.browser().call("sendSignInLink", { body: { email } });
      const body = { token: await aulo.linkTo(email) };
      await aulo.browser().call("useSignInLink", { body });
      await expect(aulo.browser().call("useSignInLink", { body })).rejects.toMatchObject({
        problem: { type: "/problems/link-ended", status: 410 },
      });
    });

    test("of two uses of a sign-in link at once, one signs in", async () => {
      const email = newEmail();
      await aulo.browser().call("sendSignInLink", { body: { email } });
      const body = { token: await aulo.linkTo(email) };
      const uses = [1, 2, 3, 4].map(() =>
        aulo.browser().request("POST", "/api/account/link/session", { body }),
      );
      const statuses = (await Promise.all(uses)).map(({ status }) => status);
      expect(statuses.toSorted()).toEqual([200, 410, 410, 410]);
    });

    test("a token for a new password works once, and is not a sign-in link", async () => {
      const { email } = await aulo.join();
      await aulo.browser().call("askPasswordReset", { body: { email } });
      const token = await aulo.linkTo(email);
      await expect(aulo.browser().call("useSignInLink", { body: { token } })).rejects.toMatchObject(
        problem("link-ended"),
      );
      await aulo.browser().call("resetPassword", { body: { token, password: PASSWORD } });
      await expect(
        aulo.browser().call("resetPassword", { body: { token, password: WRONG } }),
      ).rejects.toMatchObject(problem("link-ended"));
    });

    test("a token for a new password ends with its time", async () => {
      const { email } = await aulo.join();
      await aulo.browser().call("askPasswordReset", { body: { email } });
      const token = await aulo.linkTo(email);
      await aulo.deps.db
        .withTables<{ account_proofs: { expires_at: Date } }>()
        .updateTable("account_proofs")
        .set({ expires_at: new Date(Date.now() - 1_000) })
        .execute();
      await expect(
        aulo.browser().call("resetPassword", { body: { token, password: WRONG } }),
      ).rejects.toMatchObject(problem("link-ended"));
    });

    test("the database holds no token of a mail", async () => {
      const { email } = await aulo.join();
      await aulo.browser().call("askPasswordReset", { body: { email } });
      const reset = await aulo.linkTo(email);
      await aulo.browser().call("sendSignInLink", { body: { email } });
      const link = await aulo.linkTo(email);
      const rows = await aulo.deps.db
        .withTables<{ account_proofs: { identifier: string; value: string } }>()
        .selectFrom("account_proofs")
        .selectAll()
        .execute();
      expect(rows.length).toBeGreaterThan(1);
      for (const token of [reset, link]) expect(JSON.stringify(rows)).not.toContain(token);
    });

    test("a proof of an address needs the password of who signed up, so a mail scanner proves nothing", async () => {
      const email = newEmail();
      await aulo.browser().call("signUp", { body: { email, password: PASSWORD } });
      const token = await aulo.linkTo(email);
      await expect(
        aulo.browser().call("proveEmail", { body: { token, password: WRONG } }),
      ).rejects.toMatchObject(problem("wrong-login"));
      await expect(
        aulo.browser().call("signIn", { body: { email, password: PASSWORD } }),
      ).rejects.toMatchObject(problem("email-not-proved"));
    });

    test("who signed up first with somebody else's address has no access once the owner comes by mail", async () => {
      const email = newEmail();
      await aulo.browser().call("signUp", { body: { email, password: WRONG } });
      await aulo.mailsTo(email);
      const owner = aulo.browser();
      await owner.call("sendSignInLink", { body: { email } });
      const account = await owner.call("useSignInLink", { body: { token: await aulo.linkTo(email) } });
      expect(account).toMatchObject({ hasPassword: false });
      await expect(aulo.browser().call("signIn", { body: { email, password: WRONG } })).rejects.toMatchObject(
        problem("wrong-login"),
      );
    });

    test("a token for a new address changes only the account that asked, and only an address", async () => {
      const [browser, other, email] = [await aulo.join(), await aulo.join(), newEmail()];
      await browser.call("changeEmail", { body: { email, password: PASSWORD } });
      const token = await aulo.linkTo(email);
      await expect(other.call("proveNewEmail", { body: { token } })).rejects.toMatchObject(
        problem("link-ended"),
      );
      await expect(
        aulo.browser().call("proveEmail", { body: { token, password: PASSWORD } }),
      ).rejects.toMatchObject(problem("link-ended"));
      await expect(aulo.browser().call("proveNewEmail", { body: { token } })).rejects.toMatchObject(
        problem("no-session"),
      );
      expect(await browser.call("getAccount")).toMatchObject({ email: browser.email });
    });

    test("a token that somebody else signed, or nobody, is refused", async () => {
      const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
      const payload = { email: ada.email, updateTo: newEmail(), requestType: "change-email-verification" };
      for (const token of [
        `${part({ alg: "none" })}.${part(payload)}.`,
        `${part({ alg: "HS256" })}.${part(payload)}.${"A".repeat(43)}`,
        "not-a-token",
      ])
        await expect(ada.call("proveNewEmail", { body: { token } })).rejects.toMatchObject(
          problem("link-ended"),
        );
    });

    test("secrets stand behind the # of a link, where no server sees them", async () => {
      const email = newEmail();
      await aulo.browser().call("sendSignInLink", { body: { email } });
      const [mail] = await aulo.mailsTo(email);
      expect(mail?.text).toMatch(/https:\/\/aulo\.example\/account\/sign-in#link=\w+\n/);
      expect(mail?.text).not.toMatch(/\?\w+=/);
    });
  });

  describe("sessions", () => {
    test("cookies are Secure, HttpOnly and SameSite=Strict", async () => {
      const signedIn = await aulo.browser().request("POST", "/api/account/session", {
        body: { email: ada.email, password: PASSWORD },
      });
      const begun = await aulo.browser().request("POST", "/api/learners");
      for (const [response, name] of [
        [signedIn, SESSION],
        [begun, LEARNER],
      ] as const) {
        const cookie = response.headers.getSetCookie().find((line) => line.startsWith(`${name}=`)) ?? "";
        for (const attribute of [/; Secure/i, /; HttpOnly/i, /; SameSite=Strict/i, /; Path=\//i])
          expect(cookie).toMatch(attribute);
        expect(cookie).not.toMatch(/; Domain/i);
      }
      expect(signedIn.headers.get("strict-transport-security")).toMatch(/max-age=\d{7,}/);
    });

    test("a cookie whose signature or token was changed is nobody's", async () => {
      const [token = "", signature = ""] = decodeURIComponent(ada.cookies.get(SESSION) ?? "").split(".");
      for (const value of [
        token,
        `${token}.`,
        `${token}.${signature.replace(/^./, (first) => (first === "A" ? "B" : "A"))}`,
        `${token.toUpperCase()}.${signature}`,
      ]) {
        const browser = aulo.browser();
        browser.cookies.set(SESSION, encodeURIComponent(value));
        expect(await browser.call("getSession")).toMatchObject({ account: null });
      }
    });

    test("a session ends with its time", async () => {
      const browser = await aulo.join();
      const { id } = await browser.call("getAccount");
      await aulo.deps.db
        .updateTable("account_sessions")
        .set({ expires_at: new Date(Date.now() - 1_000) })
        .where("account_id", "=", id)
        .execute();
      expect(await browser.call("getSession")).toMatchObject({ account: null });
    });

    test("nobody lists or ends the sessions of somebody else", async () => {
      const mallory = await aulo.join();
      const sessionId = (await ada.call("listSessions")).sessions[0]?.id ?? "";
      expect(JSON.stringify(await mallory.call("listSessions"))).not.toContain(sessionId);
      await expect(mallory.call("revokeSession", { params: { sessionId } })).rejects.toMatchObject(
        problem("not-found"),
      );
      expect(await ada.call("getAccount")).toMatchObject({ email: ada.email });
    });

    test("a stolen session deletes nothing and changes no address or password without the password", async () => {
      for (const password of [WRONG, null]) {
        await expect(ada.call("deleteAccount", { body: { password } })).rejects.toMatchObject(
          problem("wrong-login"),
        );
        await expect(
          ada.call("changeEmail", { body: { email: newEmail(), password } }),
        ).rejects.toMatchObject(problem("wrong-login"));
      }
      await expect(
        ada.call("changePassword", { body: { current: WRONG, password: WRONG } }),
      ).rejects.toMatchObject(problem("wrong-login"));
    });

    test("an account without a password is deleted only by a session of the last hour", async () => {
      const [browser, email] = [aulo.browser(), newEmail()];
      await browser.call("sendSignInLink", { body: { email } });
      const { id } = await browser.call("useSignInLink", { body: { token: await aulo.linkTo(email) } });
      const sessions = aulo.deps.db.updateTable("account_sessions").where("account_id", "=", id);
      await sessions.set({ created_at: new Date(Date.now() - 3_700_000) }).execute();
      await expect(browser.call("deleteAccount", { body: { password: null } })).rejects.toMatchObject(
        problem("sign-in-again"),
      );
      await sessions.set({ created_at: new Date() }).execute();
      await browser.call("deleteAccount", { body: { password: null } });
    });

    test("DELETE /api/learner does not delete half of an account", async () => {
      await expect(ada.call("deleteLearner")).rejects.toMatchObject(problem("has-account"));
    });
  });

  describe("tokens for programs", () => {
    let reading: string;
    let writing: string;

    beforeAll(async () => {
      const body = { name: "CI", days: 1 };
      reading = (await ada.call("makeApiToken", { body: { ...body, scope: "read" } })).token;
      writing = (await ada.call("makeApiToken", { body: { ...body, scope: "write" } })).token;
    });

    test("the scope read allows no change", async () => {
      const program = createClient(aulo.base, reading);
      await program.call("getLearner");
      for (const [method, path] of [
        ["POST", "/api/goals"],
        ["POST", "/api/learner/import"],
        ["PUT", "/api/drafts/lists/add"],
        ["DELETE", "/api/learner/notice"],
      ] as const)
        expect(await program.refusal(method, path, {})).toMatchObject({
          type: "/problems/read-only-token",
          status: 403,
        });
    });

    test.each(
      Object.entries(endpoints).flatMap(([name, { asks, method, path }]) =>
        asks === "account" ? [[name, method, path] as const] : [],
      ),
    )("a token has no access to %s", async (_, method, path) => {
      const filled = path.replaceAll(/:\w+/g, "00000000-0000-4000-8000-000000000000");
      const response = await aulo.browser().request(method, filled, {
        headers: { authorization: `Bearer ${writing}` },
        ...(method === "GET" ? {} : { body: {} }),
      });
      expect(await response.json()).toMatchObject({ type: "/problems/no-session", status: 401 });
    });

    test("a token makes no other token, link or cookie", async () => {
      const program = createClient(aulo.base, writing);
      for (const name of ["moveLearner", "makeLink", "useToken", "listTokens"] as const)
        await expect(program.call(name)).rejects.toMatchObject(problem("has-account"));
    });

    test("a token is not taken as a cookie", async () => {
      const browser = aulo.browser();
      browser.cookies.set(LEARNER, writing);
      expect(await browser.call("getSession")).toEqual({ learner: null, account: null });
    });

    test("a token ends with its time", async () => {
      const made = await ada.call("makeApiToken", { body: { name: "old", scope: "read", days: 1 } });
      await sql`UPDATE tokens SET expires_at = now() - interval '1 second' WHERE id = ${made.id}`.execute(
        aulo.deps.db,
      );
      await expect(createClient(aulo.base, made.token).call("getLearner")).rejects.toMatchObject(
        problem("unknown-token"),
      );
      expect(JSON.stringify(await ada.call("listApiTokens"))).not.toContain(made.id);
    });

    test("nobody revokes the token of somebody else", async () => {
      const mallory = await aulo.join();
      const tokenId = (await ada.call("listApiTokens")).tokens[0]?.id ?? "";
      await expect(mallory.call("revokeApiToken", { params: { tokenId } })).rejects.toMatchObject(
        problem("not-found"),
      );
      await createClient(aulo.base, reading).call("getLearner");
    });
  });

  describe("CSRF", () => {
    test.each([
      ["another site", { origin: "https://evil.example" }],
      ["a subdomain", { origin: "https://learn.aulo.example" }],
      ["the same name without TLS", { origin: "http://aulo.example" }],
      ["the same name at another port", { origin: "https://aulo.example:8443" }],
      ["an opaque origin", { origin: "null" }],
      ["a browser that tells of another site", { origin: ORIGIN, "sec-fetch-site": "cross-site" }],
      ["a browser that tells of a sibling", { origin: ORIGIN, "sec-fetch-site": "same-site" }],
      [
        "another origin, with a host to match",
        { origin: "https://127.0.0.1", "sec-fetch-site": "same-origin" },
      ],
    ])("%s changes nothing with the session's cookie", async (_, headers) => {
      for (const [method, path, body] of [
        ["PATCH", "/api/account", { name: "Mallory" }],
        ["POST", "/api/account/tokens", { name: "x", scope: "write", days: 1 }],
        ["DELETE", "/api/account/session", undefined],
        ["POST", "/api/goals", { text: "lists" }],
      ] as const) {
        const response = await ada.request(method, path, { body, headers });
        expect(await response.json()).toMatchObject({ type: "/problems/foreign-origin" });
      }
    });

    test("only the public name and names of this machine are taken in Host (DNS rebinding)", async () => {
      const statusFor = (host: string) =>
        new Promise<number>((resolve, reject) => {
          request(`${aulo.base}/api/session`, { headers: { host } }, (response) => {
            response.resume();
            resolve(response.statusCode ?? 0);
          })
            .on("error", reject)
            .end();
        });
      const hosts = ["aulo.example", "localhost", "evil.example", "aulo.example.evil.example"];
      expect(await Promise.all(hosts.map(statusFor))).toEqual([200, 200, 403, 403]);
    });

    test("another site signs nobody in", async () => {
      const response = await aulo.browser().request("POST", "/api/account/session", {
        body: { email: ada.email, password: PASSWORD },
        headers: { origin: "https://evil.example" },
      });
      expect(response.status).toBe(403);
      expect(response.headers.getSetCookie()).toEqual([]);
    });
  });

  describe("mass assignment", () => {
    test.each([
      { emailVerified: true },
      { email_verified: true },
      { id: "00000000-0000-4000-8000-000000000000" },
      { role: "admin" },
      { image: "https://evil.example/pixel" },
      { callbackURL: "https://evil.example" },
    ])("a sign-up with %j is refused whole", async (more) => {
      const email = newEmail();
      const response = await aulo.browser().request("POST", "/api/account", {
        body: { email, password: PASSWORD, ...more },
      });
      expect(response.status).toBe(422);
      expect(await aulo.mailsTo(email)).toEqual([]);
    });

    test.each([
      { name: "Ada", email: "mallory@mail.example" },
      { name: "Ada", emailVerified: true },
      { name: "Ada", role: "admin" },
    ])("a change to %j is refused whole", async (body) => {
      const before = await ada.call("getAccount");
      expect((await ada.request("PATCH", "/api/account", { body })).status).toBe(422);
      expect(await ada.call("getAccount")).toEqual(before);
    });

    test.each([
      { name: "x", scope: "admin", days: 1 },
      { name: "x", scope: "read", days: LIMITS.apiTokenDays + 1 },
      { name: "x", scope: "read", days: 0 },
      { name: "", scope: "read", days: 1 },
      { name: "x".repeat(LIMITS.accountNameChars + 1), scope: "read", days: 1 },
      { name: "x", scope: "read", days: 1, learnerId: "00000000-0000-4000-8000-000000000000" },
    ])("a token of %j is refused", async (body) => {
      expect((await ada.request("POST", "/api/account/tokens", { body })).status).toBe(422);
    });
  });

  describe("bad input", () => {
    test.each([
      ["a short password", { password: "x".repeat(LIMITS.passwordLeastChars - 1) }],
      ["a long password", { password: "x".repeat(LIMITS.passwordChars + 1) }],
      ["a second address", { email: "a@mail.example, b@mail.example" }],
      ["a header of its own", { email: "a@mail.example\r\nBcc: b@mail.example" }],
      ["a long address", { email: `${"a".repeat(LIMITS.emailChars)}@mail.example` }],
      ["a list", { email: ["a@mail.example"] }],
    ])("a sign-up with %s is refused", async (_, part) => {
      const body = { email: newEmail(), password: PASSWORD, ...part };
      expect((await aulo.browser().request("POST", "/api/account", { body })).status).toBe(422);
    });

    test("a long token of a mail is refused before anything is asked", async () => {
      const body = { token: "x".repeat(LIMITS.mailTokenChars + 1) };
      expect((await aulo.browser().request("POST", "/api/account/link/session", { body })).status).toBe(422);
    });

    test.each([
      ["POST", "/api/auth/sign-in/email"],
      ["POST", "/api/auth/sign-up/email"],
      ["POST", "/api/auth/update-user"],
      ["POST", "/api/auth/change-email"],
      ["GET", "/api/auth/get-session"],
      ["GET", "/api/auth/verify-email?token=x"],
      ["GET", "/api/auth/magic-link/verify?token=x"],
      ["POST", "/api/auth/callback/school"],
    ])("%s %s of better-auth is not reachable", async (method, path) => {
      expect((await ada.request(method, path, method === "GET" ? {} : { body: {} })).status).toBe(404);
    });

    test.each(["?code=x&state=x", "?error=access_denied", "", "?state=x&callbackURL=https://evil.example"])(
      "a callback with %j leads to the own sign-in page and no session",
      async (query) => {
        const browser = aulo.browser();
        const response = await browser.request("GET", `/api/auth/callback/school${query}`);
        const location = new URL(response.headers.get("location") ?? "", ORIGIN);
        expect([location.origin, location.pathname]).toEqual([ORIGIN, "/account/sign-in"]);
        expect(await browser.call("getSession")).toMatchObject({ account: null });
      },
    );

    test("an unknown provider is refused", async () => {
      await expect(
        aulo.browser().call("startProvider", { params: { providerId: "evil" } }),
      ).rejects.toMatchObject(problem("not-found"));
    });
  });
});
