import { randomUUID } from "node:crypto";
import { type Cohort, LIMITS } from "@aulo/contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Client } from "../testing/client.ts";
import { beginAs, joinBy, openWithCode, passExercise, SETTINGS } from "../testing/cohorts.ts";
import { onEachDatabase } from "../testing/databases.ts";
import { startTestServer, type TestServer } from "../testing/test-server.ts";
import { hashCode, makeCode } from "./invitation-code.ts";

const DAY_MS = 86_400_000;
const XSS = `<img src=x onerror="alert(1)"><script>alert(1)</script>`;
const GONE = { status: 404, type: "/problems/not-found" };
const NO_CODE = { status: 404, type: "/problems/unknown-code" };

type Opened = { mentor: Client; cohort: Cohort; code: string };
type Joined = { learner: Client; memberId: string };

test("codes have 80 random bits, and are read however they are typed", () => {
  const codes = Array.from({ length: 1_000 }, makeCode);
  expect(new Set(codes).size).toBe(1_000);
  for (const code of codes) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
  expect(hashCode("o1l0-abcd efgh-jkmn")).toBe(hashCode("0110ABCDEFGHJKMN"));
});

onEachDatabase("Nobody gets at another's cohort", (open) => {
  let server: TestServer;
  let opened: Opened;
  let memberId: string;
  let learner: Client;
  let other: Opened;
  let item: string;

  beforeAll(async () => {
    server = await startTestServer(await open());
    opened = await openWithCode(server);
    ({ learner, memberId } = await joinBy(server, opened, { sharesMap: true }));
    item = await passExercise(learner);
    other = await openWithCode(server);
  });
  afterAll(() => server.stop());

  const cohort = (): string => `/api/cohorts/${opened.cohort.id}`;
  const member = (): string => `${cohort()}/members/${memberId}`;

  const CALLS: readonly [string, string, () => string, object | undefined][] = [
    ["its overview", "GET", cohort, undefined],
    ["a change of it", "PATCH", cohort, { title: "Mine" }],
    ["its end", "DELETE", cohort, undefined],
    ["an invitation", "POST", (): string => `${cohort()}/invitations`, {}],
    ["a member", "GET", member, undefined],
    ["a member's map", "GET", (): string => `${member()}/map`, undefined],
    ["removing a member", "DELETE", member, undefined],
    ["a comment", "POST", (): string => `${member()}/comments`, { item: "functions/double", text: "a" }],
    [
      "a recommendation",
      "POST",
      (): string => `${cohort()}/recommendations`,
      { concept: "values", member: null },
    ],
    ["its table", "GET", (): string => `${cohort()}/table`, undefined],
  ];

  describe("cross-cohort reads and writes", () => {
    test.each(CALLS)("another mentor gets not %s", async (_, method, path, body) => {
      expect(await other.mentor.refusal(method, path(), body)).toMatchObject(GONE);
    });

    test.each(CALLS)("an admin gets not %s", async (_, method, path, body) => {
      const admin = await beginAs(server, "admin");
      expect(await admin.refusal(method, path(), body)).toMatchObject(GONE);
    });

    test.each(CALLS)("a member gets not %s", async (_, method, path, body) => {
      expect(await learner.refusal(method, path(), body)).toMatchObject({ status: 403 });
    });

    test("a member's id of one cohort opens nothing in another", async () => {
      const path = `/api/cohorts/${other.cohort.id}/members/${memberId}`;
      for (const [method, tail, body] of [
        ["GET", "", undefined],
        ["GET", "/map", undefined],
        ["DELETE", "", undefined],
        ["POST", "/comments", { item, text: "a" }],
      ] as const)
        expect(await other.mentor.refusal(method, `${path}${tail}`, body)).toMatchObject(GONE);
      const body = { concept: "values", member: memberId };
      const recommend = `/api/cohorts/${other.cohort.id}/recommendations`;
      expect(await other.mentor.refusal("POST", recommend, body)).toMatchObject(GONE);
    });

    test("invitations and recommendations of one cohort are not found in another", async () => {
      const params = { cohortId: opened.cohort.id };
      const { id } = await opened.mentor.call("invite", { params, body: {} });
      await opened.mentor.call("recommend", { params, body: { concept: "lists", member: memberId } });
      const [given] = (await learner.call("listRecommendations")).recommendations;
      const path = `/api/cohorts/${other.cohort.id}`;
      expect(await other.mentor.refusal("DELETE", `${path}/invitations/${id}`)).toMatchObject(GONE);
      expect(await other.mentor.refusal("DELETE", `${path}/recommendations/${given?.id}`)).toMatchObject(
        GONE,
      );
      const stranger = await server.begin();
      expect(await stranger.refusal("DELETE", `/api/recommendations/${given?.id}`)).toMatchObject(GONE);
    });

    test("guessed ids look like those of others", async () => {
      const path = `/api/cohorts/${randomUUID()}`;
      const guessed = await other.mentor.refusal("GET", path);
      const foreign = await other.mentor.refusal("GET", cohort());
      const withoutIds = (text: string) => text.replaceAll(/[0-9a-f-]{36}/g, "ID");
      expect(withoutIds(guessed.detail)).toBe(withoutIds(foreign.detail));
      expect(await other.mentor.refusal("GET", "/api/cohorts/1%20OR%201=1")).toMatchObject({ status: 422 });
    });

    test("the mentor's view holds no id of a learner, no token and no code", async () => {
      const { id } = await learner.call("getLearner");
      const params = { cohortId: opened.cohort.id, memberId };
      const seen = JSON.stringify([
        await opened.mentor.call("getCohort", { params }),
        await opened.mentor.call("getMember", { params }),
        await opened.mentor.call("getMemberMap", { params }),
        await opened.mentor.call("takeCohortTable", { params }),
      ]);
      for (const secret of [id, learner.token, opened.code]) expect(seen).not.toContain(secret);
    });

    test("comments of one learner cannot be read, marked or deleted by another", async () => {
      const params = { cohortId: opened.cohort.id, memberId };
      const { id } = await opened.mentor.call("comment", { params, body: { item, text: "Good." } });
      const stranger = await server.begin();
      expect((await stranger.call("listComments")).comments).toEqual([]);
      expect(await stranger.refusal("PUT", `/api/comments/${id}/read`)).toMatchObject(GONE);
      expect(await stranger.refusal("DELETE", `/api/comments/${id}`)).toMatchObject(GONE);
    });
  });

  describe("codes", () => {
    test("only a hash of a code is stored", async () => {
      const rows = await server.deps.db.selectFrom("cohort_invitations").selectAll().execute();
      expect(JSON.stringify(rows)).not.toContain(opened.code);
    });

    test("joining again with the same code changes nothing and uses no place", async () => {
      const { code, cohort: one, mentor } = await openWithCode(server);
      const { learner: joiner } = await joinBy(server, { code, cohort: one, mentor });
      const again = await joiner.call("joinCohort", { body: { code, name: "Other", sharesMap: true } });
      expect(again).toMatchObject({ name: "Lena", sharesMap: false });
      const { invitations, members } = await mentor.call("getCohort", { params: { cohortId: one.id } });
      expect([invitations[0]?.uses, members.length]).toEqual([1, 1]);
    });

    test("of many who send the last code at once, as many join as it has places", async () => {
      const { cohort: one, mentor } = await openWithCode(server);
      const params = { cohortId: one.id };
      const { code } = await mentor.call("invite", { params, body: { most: 2 } });
      const people = await Promise.all(Array.from({ length: 6 }, () => server.begin()));
      const results = await Promise.allSettled(
        people.map((person, index) => person.call("joinCohort", { body: { code, name: `P${index}` } })),
      );
      expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
      expect((await mentor.call("getCohort", { params })).members).toHaveLength(2);
    });

    test.each([
      [
        "revoked",
        async (one: Opened, id: string): Promise<unknown> =>
          one.mentor.call("revokeInvitation", { params: { cohortId: one.cohort.id, invitationId: id } }),
      ],
      ["expired", async (): Promise<unknown> => server.wait(2 * DAY_MS)],
      [
        "of a closed cohort",
        async (one: Opened) => one.mentor.call("closeCohort", { params: { cohortId: one.cohort.id } }),
      ],
    ] as const)("a code that is %s opens nothing", async (_, end) => {
      const one = await openWithCode(server);
      const params = { cohortId: one.cohort.id };
      const { code, id } = await one.mentor.call("invite", { params, body: { days: 1 } });
      await end(one, id);
      const late = await server.begin();
      expect(await late.refusal("POST", "/api/invitations", { code })).toMatchObject(NO_CODE);
      expect(await late.refusal("POST", "/api/memberships", { code, name: "a" })).toMatchObject(NO_CODE);
    });

    test("a used-up, an expired and a made-up code get the same reply", async () => {
      const one = await openWithCode(server);
      const params = { cohortId: one.cohort.id };
      const { code } = await one.mentor.call("invite", { params, body: { most: 1 } });
      await joinBy(server, { ...one, code });
      const late = await server.begin();
      const used = await late.refusal("POST", "/api/invitations", { code });
      const madeUp = await late.refusal("POST", "/api/invitations", { code: makeCode() });
      expect([used.detail, used.title]).toEqual([madeUp.detail, madeUp.title]);
    });
  });

  describe("roles and mass assignment", () => {
    test.each([
      [
        "a membership",
        "POST",
        (): string => "/api/memberships",
        (): object => ({ code: opened.code, name: "a", role: "mentor" }),
      ],
      [
        "a learner id in a membership",
        "POST",
        (): string => "/api/memberships",
        (): object => ({ code: opened.code, name: "a", learnerId: randomUUID() }),
      ],
      [
        "the experience",
        "POST",
        (): string => "/api/learner/experience",
        (): object => ({ experience: "new", role: "admin" }),
      ],
      [
        "a change of a membership",
        "PATCH",
        (): string => `/api/memberships/${opened.cohort.id}`,
        (): object => ({ sharesMap: true, role: "mentor" }),
      ],
      ["a goal", "POST", (): string => "/api/goals", (): object => ({ text: "All of it", role: "admin" })],
    ] as const)("a role cannot be smuggled into %s", async (_, method, path, body) => {
      expect(await learner.refusal(method, path(), body())).toMatchObject({ status: 422 });
      expect(await learner.call("getLearner")).toMatchObject({ role: "learner" });
    });

    test.each([
      ["another mentor", { ...SETTINGS, mentorId: randomUUID() }],
      ["an id", { ...SETTINGS, id: randomUUID() }],
      ["members", { ...SETTINGS, members: 0 }],
      [
        "a prototype",
        JSON.parse('{"title":"a","mentorName":"b","goal":null,"dueOn":null,"__proto__":{"role":"admin"}}'),
      ],
    ])("a cohort takes no %s", async (_, body) => {
      expect(await opened.mentor.refusal("POST", "/api/cohorts", body)).toMatchObject({ status: 422 });
    });

    test("no learner and no mentor gives roles, not even to themselves", async () => {
      for (const person of [learner, opened.mentor]) {
        const { id } = await person.call("getLearner");
        expect(await person.refusal("PUT", `/api/learners/${id}/role`, { role: "admin" })).toMatchObject({
          status: 403,
        });
      }
    });

    test("an import makes nobody a mentor", async () => {
      const record = await learner.call("exportLearner");
      const body = { ...record, role: "admin" };
      expect(await learner.refusal("POST", "/api/learner/import", body)).toMatchObject({ status: 422 });
      await learner.call("importLearner", { body: record });
      expect(await learner.call("getLearner")).toMatchObject({ role: "learner" });
    });

    test("a mentor without the role any more sees nothing", async () => {
      const one = await openWithCode(server);
      await joinBy(server, one);
      const admin = await beginAs(server, "admin");
      const { id: learnerId } = await one.mentor.call("getLearner");
      await admin.call("setRole", { params: { learnerId }, body: { role: "learner" } });
      expect(await one.mentor.refusal("GET", `/api/cohorts/${one.cohort.id}`)).toMatchObject({ status: 403 });
    });
  });

  describe("texts", () => {
    test("markup in names, titles, notes and comments is kept as text and sent as JSON alone", async () => {
      const mentor = await beginAs(server, "mentor");
      const one = await mentor.call("openCohort", {
        body: { ...SETTINGS, title: XSS, mentorName: XSS.slice(0, 80) },
      });
      const params = { cohortId: one.id };
      const { code } = await mentor.call("invite", { params, body: {} });
      const joiner = await server.begin();
      await joiner.call("joinCohort", { body: { code, name: XSS.slice(0, 80) } });
      const exercise = await passExercise(joiner);
      const [member] = (await mentor.call("getCohort", { params })).members;
      const ofMember = { ...params, memberId: member?.id ?? "" };
      await mentor.call("comment", { params: ofMember, body: { item: exercise, text: XSS } });
      await mentor.call("recommend", { params, body: { concept: "lists", member: null, note: XSS } });
      expect((await joiner.call("listComments")).comments).toMatchObject([{ text: XSS, cohortTitle: XSS }]);
      for (const path of [
        "/api/comments",
        "/api/recommendations",
        "/api/memberships",
        "/api/learner/audit",
      ]) {
        const response = await fetch(`${server.base}${path}`, {
          headers: { authorization: `Bearer ${joiner.token}` },
        });
        expect(response.headers.get("content-type")).toMatch(/^application\/json/);
        expect(response.headers.get("x-content-type-options")).toBe("nosniff");
        await response.body?.cancel();
      }
    });

    test.each([
      ["a blank name", { name: " \t " }],
      ["a name that is too long", { name: "a".repeat(LIMITS.personNameChars + 1) }],
      ["a name of two lines", { name: "Lena\nMira" }],
      ["a name that turns its direction", { name: "Lena\u202egnp" }],
      ["a name with an escape", { name: "Lena\u001b[31m" }],
      ["a name with U+0000", { name: "Le\0na" }],
    ])("%s is refused", async (_, body) => {
      const stranger = await server.begin();
      const sent = { code: opened.code, ...body };
      expect(await stranger.refusal("POST", "/api/memberships", sent)).toMatchObject({ status: 422 });
    });

    test.each([
      [
        "a title",
        "POST",
        (): string => "/api/cohorts",
        { ...SETTINGS, title: "a".repeat(LIMITS.cohortTitleChars + 1) },
      ],
      [
        "a comment",
        "POST",
        (): string => `${member()}/comments`,
        { item: "functions/double", text: "a".repeat(LIMITS.commentChars + 1) },
      ],
      [
        "a note",
        "POST",
        (): string => `${cohort()}/recommendations`,
        { concept: "lists", member: null, note: "a".repeat(LIMITS.commentChars + 1) },
      ],
      ["a date", "PATCH", cohort, { dueOn: "2026-02-30" }],
      [
        "the days of an invitation",
        "POST",
        (): string => `${cohort()}/invitations`,
        { days: LIMITS.invitationDays + 1 },
      ],
    ] as const)("%s beyond its limit is refused", async (_, method, path, body) => {
      expect(await opened.mentor.refusal(method, path(), body)).toMatchObject({ status: 422 });
    });
  });

  describe("the end of a membership", () => {
    test.each([
      [
        "leaving",
        async (one: Opened, joined: Joined): Promise<unknown> =>
          joined.learner.call("leaveCohort", { params: { cohortId: one.cohort.id } }),
      ],
      [
        "removal",
        async (one: Opened, joined: Joined): Promise<unknown> =>
          one.mentor.call("removeMember", { params: { cohortId: one.cohort.id, memberId: joined.memberId } }),
      ],
      [
        "deletion of the learner",
        async (_: Opened, joined: Joined): Promise<unknown> => joined.learner.call("deleteLearner"),
      ],
    ] as const)("after %s the mentor sees nothing of the learner, at once", async (_, end) => {
      const one = await openWithCode(server);
      const joined = await joinBy(server, one, { sharesMap: true });
      const { id } = await joined.learner.call("getLearner");
      const params = { cohortId: one.cohort.id };
      await one.mentor.call("recommend", { params, body: { concept: "lists", member: null } });
      await end(one, joined);
      const overview = await one.mentor.call("getCohort", { params });
      expect([overview.members, overview.progress.of]).toEqual([[], 0]);
      const path = `/api/cohorts/${one.cohort.id}/members/${joined.memberId}`;
      expect(await one.mentor.refusal("GET", path)).toMatchObject(GONE);
      expect(await one.mentor.refusal("GET", `${path}/map`)).toMatchObject(GONE);
      expect(await one.mentor.refusal("POST", `${path}/comments`, { item, text: "a" })).toMatchObject(GONE);
      const { csv } = await one.mentor.call("takeCohortTable", { params });
      expect(csv).not.toContain("Lena");
      const { db } = server.deps;
      for (const table of ["cohort_members", "cohort_standings"] as const)
        expect(
          await db.selectFrom(table).select("learner_id").where("learner_id", "=", id).execute(),
        ).toEqual([]);
    });

    test("a closed cohort keeps nothing of its members, who read once that it was closed", async () => {
      const one = await openWithCode(server);
      const joined = await joinBy(server, one);
      const { id } = await joined.learner.call("getLearner");
      const params = { cohortId: one.cohort.id };
      await one.mentor.call("getCohort", { params });
      await one.mentor.call("closeCohort", { params });
      for (const table of ["cohort_members", "cohort_standings"] as const)
        expect(
          await server.deps.db.selectFrom(table).select("learner_id").where("learner_id", "=", id).execute(),
        ).toEqual([]);
      const { entries } = await joined.learner.call("listOwnAudit");
      expect(entries.filter(({ kind }) => kind === "cohort-closed")).toHaveLength(1);
    });

    test("a deleted learner leaves no row, not even in the audit log", async () => {
      const one = await openWithCode(server);
      const joined = await joinBy(server, one);
      const { id } = await joined.learner.call("getLearner");
      const exercise = await passExercise(joined.learner);
      const params = { cohortId: one.cohort.id, memberId: joined.memberId };
      await one.mentor.call("comment", { params, body: { item: exercise, text: "a" } });
      await joined.learner.call("deleteLearner");
      const { db } = server.deps;
      for (const table of ["cohort_members", "cohort_comments", "cohort_standings", "audit_log"] as const)
        expect(
          await db.selectFrom(table).select("learner_id").where("learner_id", "=", id).execute(),
        ).toEqual([]);
    });

    test("a deleted mentor's cohorts are gone, and comments stay with the learner", async () => {
      const one = await openWithCode(server);
      const joined = await joinBy(server, one);
      const exercise = await passExercise(joined.learner);
      const params = { cohortId: one.cohort.id, memberId: joined.memberId };
      await one.mentor.call("comment", { params, body: { item: exercise, text: "Good." } });
      await one.mentor.call("deleteLearner");
      expect((await joined.learner.call("listMemberships")).memberships).toEqual([]);
      expect((await joined.learner.call("listComments")).comments).toMatchObject([{ text: "Good." }]);
      const { entries } = await joined.learner.call("listOwnAudit");
      expect(entries[0]?.says).toBe("A mentor commented on an exercise of yours, in a closed class.");
    });
  });

  describe("the audit log", () => {
    test.each([
      ["changed", "UPDATE audit_log SET detail = 'x'"],
      ["deleted", "DELETE FROM audit_log"],
      ["emptied", "TRUNCATE audit_log"],
    ])("cannot be %s", async (_, statement) => {
      const { sql } = await import("kysely");
      await expect(sql.raw(statement).execute(server.deps.db)).rejects.toThrow("append-only");
    });

    test("is read by an admin alone, and holds no text that somebody wrote", async () => {
      for (const person of [learner, opened.mentor])
        expect(await person.refusal("GET", "/api/admin/audit")).toMatchObject({ status: 403 });
      const admin = await beginAs(server, "admin");
      const { entries } = await admin.call("listAudit");
      expect(JSON.stringify(entries)).not.toMatch(/Good|Lena|Mira|Morning|onerror/);
    });

    test("shows a learner no entry of a cohort before joining it", async () => {
      const one = await openWithCode(server);
      await one.mentor.call("getCohort", { params: { cohortId: one.cohort.id } });
      const late = await server.begin();
      await late.call("joinCohort", { body: { code: one.code, name: "Late" } });
      const kindsOf = async () => (await late.call("listOwnAudit")).entries.map(({ kind }) => kind);
      expect(await kindsOf()).toEqual(["joined"]);
      await one.mentor.call("getCohort", { params: { cohortId: one.cohort.id } });
      expect(await kindsOf()).toEqual(["overview-seen", "joined"]);
    });
  });

  // Last: afterwards this address has to wait a minute.
  test("of more wrong codes than the limit at once, the last are not even looked up", async () => {
    const stranger = await server.begin();
    const tries = Array.from({ length: LIMITS.wrongCodesPerMinute + 5 }, () =>
      stranger.refusal("POST", "/api/invitations", { code: makeCode() }),
    );
    const refusals = Map.groupBy(await Promise.all(tries), ({ status, type }) => `${status} ${type}`);
    expect([...refusals.keys()].toSorted()).toEqual([
      "404 /problems/unknown-code",
      "429 /problems/too-many-codes",
    ]);
    expect(refusals.get("404 /problems/unknown-code")?.length).toBeLessThanOrEqual(
      LIMITS.wrongCodesPerMinute,
    );
  });
});
