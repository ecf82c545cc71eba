import { LIMITS } from "@aulo/contract";
import type { KyselyPlugin } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Client } from "../testing/client.ts";
import { beginAs, failRound, joinBy, openWithCode, passExercise, SETTINGS } from "../testing/cohorts.ts";
import { onEachDatabase } from "../testing/databases.ts";
import { startTestServer, type TestServer } from "../testing/test-server.ts";
import { RENEWED_AT_ONCE } from "./standing.ts";
import { getCohort } from "./views.ts";

const DAY_MS = 86_400_000;

onEachDatabase("Cohorts", (open) => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer(await open());
  });
  afterAll(() => server.stop());

  const overviewOf = (mentor: Client, cohortId: string) => mentor.call("getCohort", { params: { cohortId } });

  test("a learner sees everything that is shared before joining, and the mentor sees exactly a name at first", async () => {
    const opened = await openWithCode(server);
    const learner = await server.begin();
    const view = await learner.call("lookAtInvitation", { body: { code: opened.code } });
    expect(view).toMatchObject({ title: "Morning", mentorName: "Mira", joined: false });
    expect(view.shared.length).toBeGreaterThan(3);
    expect((await overviewOf(opened.mentor, opened.cohort.id)).members).toEqual([]);
    const typed = opened.code.toLowerCase().replaceAll("-", " ");
    const joined = await learner.call("joinCohort", { body: { code: typed, name: " Lena " } });
    expect(joined).toMatchObject({ name: "Lena", sharesMap: false, cohort: { title: "Morning" } });
    expect(await learner.call("getLearner")).toMatchObject({ inCohort: true });
    const { members, invitations } = await overviewOf(opened.mentor, opened.cohort.id);
    expect(members).toMatchObject([{ name: "Lena", shown: 0, of: 4, stuck: [], sharesMap: false }]);
    expect(invitations).toMatchObject([{ uses: 1 }]);
  });

  test("the mentor sees who is stuck where and since when: from the second failed round, by the loop's rule", async () => {
    const opened = await openWithCode(server);
    const { learner } = await joinBy(server, opened);
    await failRound(learner, "values");
    expect((await overviewOf(opened.mentor, opened.cohort.id)).members[0]?.stuck).toEqual([]);
    const before = new Date(server.deps.now());
    await failRound(learner, "values");
    const [member] = (await overviewOf(opened.mentor, opened.cohort.id)).members;
    expect(member?.stuck).toMatchObject([{ concept: "values", title: "About values", rounds: 2 }]);
    const since = new Date(member?.stuck[0]?.since ?? 0);
    expect(since.getTime()).toBeGreaterThan(before.getTime());
    server.wait(DAY_MS);
    await failRound(learner, "values");
    const later = (await overviewOf(opened.mentor, opened.cohort.id)).members[0]?.stuck;
    expect(later).toMatchObject([{ rounds: 3, since: since.toISOString() }]);
  });

  test("gaps and missed items are those of several members; members stand by name", async () => {
    const opened = await openWithCode(server);
    const { learner: zoe } = await joinBy(server, opened, { name: "zoe" });
    await failRound(zoe, "values");
    expect(await overviewOf(opened.mentor, opened.cohort.id)).toMatchObject({ gaps: [], missed: [] });
    const { learner: ada } = await joinBy(server, opened, { name: "Ada" });
    await failRound(ada, "values");
    await ada.call("disputeAnswer", {
      params: {
        entryId: (await ada.call("listLog")).entries.find(({ kind }) => kind === "answered")?.id ?? "",
      },
      body: { reason: "Both are right." },
    });
    const { members, gaps, disputed } = await overviewOf(opened.mentor, opened.cohort.id);
    expect(members.map(({ name }) => name)).toEqual(["Ada", "zoe"]);
    expect(gaps).toEqual([{ id: "values", title: "About values", members: 2 }]);
    expect(disputed).toMatchObject([{ title: "About values", members: 1 }]);
  });

  test("a goal and a date are set by the mentor; progress counts over the goal", async () => {
    const mentor = await beginAs(server, "mentor");
    const dueOn = new Date(server.deps.now() + 9 * DAY_MS).toISOString().slice(0, 10);
    const cohort = await mentor.call("openCohort", { body: { ...SETTINGS, goal: "All of it", dueOn } });
    expect(cohort).toMatchObject({ goal: { text: "All of it", title: "All of it" }, dueOn });
    server.wait(4.5 * DAY_MS);
    const { progress } = await overviewOf(mentor, cohort.id);
    expect(progress).toMatchObject({ shown: 0, of: 0 });
    expect(progress.daysLeft).toBeLessThan(9);
    expect(progress.timeUsed).toBeGreaterThan(0.3);
    const changed = await mentor.call("changeCohort", {
      params: { cohortId: cohort.id },
      body: { title: "Evening", dueOn: null },
    });
    expect(changed).toMatchObject({ title: "Evening", mentorName: "Mira", dueOn: null, goal: cohort.goal });
    const path = `/api/cohorts/${cohort.id}`;
    expect(await mentor.refusal("PATCH", path, { goal: "Bake bread with sourdough" })).toMatchObject({
      type: "/problems/not-covered",
    });
  });

  test("a map is shown only while the learner allows it", async () => {
    const opened = await openWithCode(server);
    const { learner, memberId } = await joinBy(server, opened);
    const params = { cohortId: opened.cohort.id, memberId };
    const path = `/api/cohorts/${opened.cohort.id}/members/${memberId}/map`;
    expect(await opened.mentor.refusal("GET", path)).toMatchObject({ status: 404 });
    const cohort = { cohortId: opened.cohort.id };
    await learner.call("changeMembership", { params: cohort, body: { sharesMap: true } });
    const map = await opened.mentor.call("getMemberMap", { params });
    expect(map.concepts).toContainEqual({ concept: "values", state: "ready" });
    await learner.call("changeMembership", { params: cohort, body: { sharesMap: false } });
    expect(await opened.mentor.refusal("GET", path)).toMatchObject({ status: 404 });
  });

  test("a recommendation stands beside the engine's opinion and changes no step", async () => {
    const opened = await openWithCode(server);
    const { learner, memberId } = await joinBy(server, opened);
    const before = await learner.call("getStep");
    const params = { cohortId: opened.cohort.id };
    const give = (concept: string, member: string | null) =>
      opened.mentor.call("recommend", { params, body: { concept, member, note: "Try it." } });
    expect(await give("promises", memberId)).toEqual({ members: 1 });
    await give("values", null);
    const { recommendations } = await learner.call("listRecommendations");
    expect(recommendations).toMatchObject([
      { concept: "values", mentorName: "Mira", opinion: "Aulo's next step is the same." },
      { concept: "promises", note: "Try it.", opinion: "Aulo would first teach “About functions”." },
    ]);
    expect(await learner.call("getStep")).toEqual(before);
    const [first, second] = recommendations;
    await learner.call("dismissRecommendation", { params: { recommendationId: first?.id ?? "" } });
    await opened.mentor.call("withdrawRecommendation", {
      params: { ...params, recommendationId: second?.id ?? "" },
    });
    expect((await learner.call("listRecommendations")).recommendations).toEqual([]);
  });

  test("a comment on a passed exercise reaches the learner, and stays after leaving", async () => {
    const opened = await openWithCode(server);
    const { learner, memberId } = await joinBy(server, opened);
    const params = { cohortId: opened.cohort.id, memberId };
    const path = `/api/cohorts/${opened.cohort.id}/members/${memberId}`;
    const body = { item: "functions/double", text: "Good." };
    expect(await opened.mentor.refusal("POST", `${path}/comments`, body)).toMatchObject({ status: 422 });
    const item = await passExercise(learner);
    expect((await opened.mentor.call("getMember", { params })).passed).toMatchObject([{ item }]);
    await opened.mentor.call("comment", { params, body: { item, text: "Good.\nShort." } });
    const { comments } = await learner.call("listComments");
    expect(comments).toMatchObject([{ mentorName: "Mira", item, text: "Good.\nShort.", read: false }]);
    await learner.call("readComment", { params: { commentId: comments[0]?.id ?? "" } });
    expect((await opened.mentor.call("getMember", { params })).comments).toMatchObject([{ read: true }]);
    await learner.call("leaveCohort", { params: { cohortId: opened.cohort.id } });
    expect((await learner.call("listComments")).comments).toHaveLength(1);
    await learner.call("joinCohort", { body: { code: opened.code, name: "Lena" } });
    const { members } = await overviewOf(opened.mentor, opened.cohort.id);
    const again = { ...params, memberId: members[0]?.id ?? "" };
    expect((await opened.mentor.call("getMember", { params: again })).comments).toEqual([]);
    await learner.call("deleteComment", { params: { commentId: comments[0]?.id ?? "" } });
    expect((await learner.call("listComments")).comments).toEqual([]);
  });

  test("learners read in words who saw or changed something", async () => {
    const opened = await openWithCode(server);
    const { learner, memberId } = await joinBy(server, opened, { sharesMap: true });
    const params = { cohortId: opened.cohort.id, memberId };
    await opened.mentor.call("getMember", { params });
    await opened.mentor.call("getMember", { params });
    await opened.mentor.call("getMemberMap", { params });
    await opened.mentor.call("takeCohortTable", { params });
    await learner.call("leaveCohort", { params });
    await overviewOf(opened.mentor, opened.cohort.id);
    await opened.mentor.call("takeCohortTable", { params });
    const { entries } = await learner.call("listOwnAudit");
    expect(entries.map(({ says }) => says)).toEqual([
      "You left “Morning”.",
      "Mira took the table of “Morning”, in which you stand.",
      "Mira looked at your map, in “Morning”.",
      "Mira looked at where you are stuck and what you passed, in “Morning”.",
      "Mira looked at the overview of “Morning”, in which you stand.",
      "You allowed the mentor of “Morning” to see your map.",
      "You joined “Morning”.",
    ]);
    const admin = await beginAs(server, "admin");
    const { entries: all, more } = await admin.call("listAudit");
    expect(all[0]).toMatchObject({ kind: "table-taken", cohort: opened.cohort.id, role: "mentor" });
    const [last] = all.slice(-1);
    if (more) {
      const next = await admin.call("listAudit", { query: { before: String(last?.id) } });
      expect(next.entries[0]?.id).toBeLessThan(last?.id ?? 0);
    }
  });

  test("the tables of a cohort and of one's own progress are CSV", async () => {
    const opened = await openWithCode(server);
    const { learner } = await joinBy(server, opened, { name: "=1+1" });
    const { csv } = await opened.mentor.call("takeCohortTable", { params: { cohortId: opened.cohort.id } });
    expect(csv.split("\r\n")).toHaveLength(3);
    expect(csv).toContain(`"'=1+1"`);
    const own = await learner.call("takeProgressTable");
    expect(own.csv).toContain('"values","About values","ready"');
  });

  test("an export has memberships, comments, recommendations and the role, and an import changes none of them", async () => {
    const opened = await openWithCode(server);
    const { learner, memberId } = await joinBy(server, opened, { sharesMap: true });
    const item = await passExercise(learner);
    const params = { cohortId: opened.cohort.id, memberId };
    await opened.mentor.call("comment", { params, body: { item, text: "Good." } });
    await opened.mentor.call("recommend", {
      params: { cohortId: opened.cohort.id },
      body: { concept: "lists", note: "Next week", member: memberId },
    });
    const exported = await learner.call("exportLearner");
    const where = { cohortTitle: "Morning", mentorName: "Mira" };
    const expected = {
      role: "learner",
      memberships: [{ ...where, name: "Lena", goal: null, dueOn: null, sharesMap: true }],
      comments: [{ ...where, item, text: "Good.", read: false }],
      recommendations: [{ ...where, concept: "lists", note: "Next week" }],
    };
    expect(exported.cohorts).toMatchObject(expected);
    expect((await opened.mentor.call("exportLearner")).cohorts).toMatchObject({ role: "mentor" });

    await learner.call("importLearner", { body: exported });
    expect((await learner.call("exportLearner")).cohorts).toEqual(exported.cohorts);
    const other = await server.begin();
    await other.call("importLearner", { body: await opened.mentor.call("exportLearner") });
    await other.call("importLearner", { body: exported });
    expect((await other.call("exportLearner")).cohorts).toEqual({
      ...{ role: "learner", memberships: [], comments: [], recommendations: [] },
    });
  });

  test("an import keeps the membership, and the standing follows the new log", async () => {
    const opened = await openWithCode(server);
    const { learner } = await joinBy(server, opened);
    const empty = await learner.call("exportLearner");
    await failRound(learner, "values");
    await failRound(learner, "values");
    expect((await overviewOf(opened.mentor, opened.cohort.id)).members[0]?.stuck).toHaveLength(1);
    await learner.call("importLearner", { body: empty });
    const { members } = await overviewOf(opened.mentor, opened.cohort.id);
    expect(members).toMatchObject([{ name: "Lena", stuck: [], lastAnswerAt: null }]);
  });

  test("an admin sets limits, and sees of cohorts the number of members alone", async () => {
    const admin = await beginAs(server, "admin");
    const highest = await admin.call("getCohortLimits");
    expect(highest).toEqual({
      membersPerCohort: LIMITS.cohortMembers,
      cohortsPerMentor: LIMITS.cohortsPerMentor,
    });
    const opened = await openWithCode(server);
    await joinBy(server, opened);
    try {
      await admin.call("setCohortLimits", { body: { membersPerCohort: 1, cohortsPerMentor: 1 } });
      const late = await server.begin();
      const body = { code: opened.code, name: "Late" };
      expect(await late.refusal("POST", "/api/memberships", body)).toMatchObject({
        type: "/problems/cohort-limit",
        status: 409,
      });
      expect(await opened.mentor.refusal("POST", "/api/cohorts", SETTINGS)).toMatchObject({
        type: "/problems/cohort-limit",
      });
      const { cohorts } = await admin.call("listAllCohorts");
      expect(cohorts.find(({ id }) => id === opened.cohort.id)).toMatchObject({ members: 1 });
      expect(JSON.stringify(cohorts)).not.toContain("Lena");
    } finally {
      await admin.call("setCohortLimits", { body: highest });
    }
  });

  test("every limit of a cohort refuses the first that is too many", async () => {
    const opened = await openWithCode(server);
    const params = { cohortId: opened.cohort.id };
    const path = `/api/cohorts/${opened.cohort.id}`;
    const full = { type: "/problems/cohort-limit", status: 409 };
    for (let made = 1; made < LIMITS.invitations; made += 1)
      await opened.mentor.call("invite", { params, body: {} });
    expect(await opened.mentor.refusal("POST", `${path}/invitations`, {})).toMatchObject(full);
    server.wait(15 * DAY_MS);
    const { code } = await opened.mentor.call("invite", {
      params,
      body: { days: LIMITS.invitationDays, most: 2 },
    });
    const { learner, memberId } = await joinBy(server, { ...opened, code });
    const { db } = server.deps;
    const { id: learnerId } = await learner.call("getLearner");
    await db
      .insertInto("cohort_recommendations")
      .values(
        Array.from({ length: LIMITS.recommendations }, (_, index) => ({
          id: crypto.randomUUID(),
          cohort_id: opened.cohort.id,
          member_id: memberId,
          concept: `gone-${index}`,
          note: "",
          created_at: new Date(0),
        })),
      )
      .execute();
    const body = { concept: "values", member: memberId };
    expect(await opened.mentor.refusal("POST", `${path}/recommendations`, body)).toMatchObject(full);
    const item = await passExercise(learner);
    await db
      .insertInto("cohort_comments")
      .values(
        Array.from({ length: LIMITS.comments }, () => ({
          id: crypto.randomUUID(),
          cohort_id: opened.cohort.id,
          learner_id: learnerId,
          cohort_title: "Morning",
          mentor_name: "Mira",
          item,
          text: "a",
          created_at: new Date(server.deps.now()),
          read: false,
        })),
      )
      .execute();
    expect(
      await opened.mentor.refusal("POST", `${path}/members/${memberId}/comments`, { item, text: "b" }),
    ).toMatchObject(full);
    await db
      .insertInto("cohorts")
      .values(
        Array.from({ length: LIMITS.memberships }, (_, index) => ({
          id: crypto.randomUUID(),
          mentor_id: learnerId,
          mentor_name: "Mira",
          title: `${index}`,
          goal: null,
          due_on: null,
          due_set_at: null,
          created_at: new Date(0),
        })),
      )
      .execute();
    const own = await db.selectFrom("cohorts").select("id").where("mentor_id", "=", learnerId).execute();
    await db
      .insertInto("cohort_members")
      .values(
        own.slice(1).map(({ id }) => ({
          id: crypto.randomUUID(),
          cohort_id: id,
          learner_id: learnerId,
          name: "Lena",
          shares_map: false,
          joined_at: new Date(0),
        })),
      )
      .execute();
    const other = await openWithCode(server);
    expect(
      await learner.refusal("POST", "/api/memberships", { code: other.code, name: "Lena" }),
    ).toMatchObject(full);
  });

  test("an overview of many members takes no more queries than one of few, and renews a bounded number of standings", async () => {
    const opened = await openWithCode(server);
    const { id: mentorId } = await opened.mentor.call("getLearner");
    const mentor = { id: mentorId, createdAt: new Date(0), accountId: null, role: "mentor" as const };
    const queriesOfOverview = async () => {
      let queries = 0;
      const counter: KyselyPlugin = {
        transformQuery: ({ node }) => {
          queries += 1;
          return node;
        },
        transformResult: async ({ result }) => result,
      };
      const db = server.deps.db.withPlugin(counter);
      const { behind } = await getCohort({ ...server.deps, db }, { mentor, cohortId: opened.cohort.id });
      return { queries, behind };
    };
    await joinBy(server, opened, { name: "First" });
    const few = await queriesOfOverview();
    const { code } = opened;
    for (let count = 0; count < RENEWED_AT_ONCE + 5; count += 1)
      await (await server.begin()).call("joinCohort", { body: { code, name: `Member ${count}` } });
    expect((await queriesOfOverview()).behind).toBe(5);
    expect((await queriesOfOverview()).behind).toBe(0);
    const many = await queriesOfOverview();
    expect(many).toEqual(few);
  });
});
