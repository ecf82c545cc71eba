import type { Export } from "@aulo/contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openItemOf, rightAnswer } from "../testing/answers.ts";
import type { Client } from "../testing/client.ts";
import { onEachDatabase } from "../testing/databases.ts";
import { startTestServer, type TestServer } from "../testing/test-server.ts";
import { checksumOf } from "./checksum.ts";

onEachDatabase("Export and import", (open) => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer(await open());
  });
  afterAll(() => server.stop());

  const beginWithHistory = async (): Promise<Client> => {
    const learner = await server.begin();
    await learner.call("createGoal", { body: { text: "promises", drop: ["functions"] } });
    await learner.call("createGoal", { body: { text: "lists" } });
    const check = await learner.call("openCheck", { body: { purpose: "step", concept: "values" } });
    const item = openItemOf(check);
    const answer = rightAnswer(item);
    const { attempt } = await learner.call("answer", {
      params: { checkId: check.id },
      body: { item: item.id, answer },
    });
    await learner.call("disputeAnswer", {
      params: { entryId: attempt.id },
      body: { reason: "Others are right too.", answer },
    });
    await learner.call("putOff", { body: { concept: "lists", why: "other", note: "later" } });
    const { entries } = await learner.call("listLog");
    await learner.call("voidEntry", { params: { entryId: entries[0]?.id ?? "" }, body: { note: "no" } });
    const files = { "double.js": "export const double = 1;" };
    await learner.call("saveDraft", {
      params: { concept: "functions", exercise: "double" },
      body: { files, revision: 0 },
    });
    return learner;
  };

  /** The export with some parts changed and a checksum that fits. */
  const forge = (exported: Export, change: Partial<Export>): Export => {
    const { checksum: _, ...parts } = { ...exported, ...change };
    return { ...parts, checksum: checksumOf(parts) };
  };
  const withoutIds = ({ goals, log, drafts, disputes }: Export) => ({
    goals: goals.map(({ id: _, ...goal }) => goal),
    log,
    drafts,
    disputes,
  });

  test("an export of an earlier version has no disputes", async () => {
    const exported = await (await beginWithHistory()).call("exportLearner");
    const { disputes, ...parts } = exported;
    expect(disputes).toHaveLength(1);
    const other = await server.begin();
    await other.call("importLearner", { body: forge(parts, {}) });
    expect((await other.call("exportLearner")).log).toEqual(exported.log);
    expect((await other.call("exportLearner")).disputes).toEqual([]);
  });

  test("an export of an earlier version has no cohorts", async () => {
    const { cohorts, ...parts } = await (await beginWithHistory()).call("exportLearner");
    expect(cohorts).toBeDefined();
    const other = await server.begin();
    await other.call("importLearner", { body: forge(parts, {}) });
    expect((await other.call("exportLearner")).log).toEqual(parts.log);
  });

  test("an export that claims a role gives none", async () => {
    const exported = await (await beginWithHistory()).call("exportLearner");
    const cohorts = { role: "admin" as const, memberships: [], comments: [], recommendations: [] };
    const other = await server.begin();
    await other.call("importLearner", { body: forge(exported, { cohorts }) });
    expect(await other.call("getLearner")).toMatchObject({ role: "learner" });
  });

  test("an export of an earlier version may call a test-out `prove`", async () => {
    const exported = await (await beginWithHistory()).call("exportLearner");
    const log = JSON.parse(JSON.stringify(exported.log).replaceAll('"purpose":"step"', '"purpose":"prove"'));
    expect(log).not.toEqual(exported.log);
    const other = await server.begin();
    await other.call("importLearner", { body: forge(exported, { log }) });
    expect(JSON.stringify((await other.call("exportLearner")).log)).toContain('"purpose":"test-out"');
  });

  test("an export of an earlier version may not tell whether its goals were reached", async () => {
    const exported = await (await beginWithHistory()).call("exportLearner");
    const goals = exported.goals.map(({ reachedAt: _, ...goal }) => goal);
    const other = await server.begin();
    await other.call("importLearner", { body: forge(exported, { goals }) });
    expect((await other.call("listGoals")).goals.map(({ reachedAt }) => reachedAt)).toEqual([null, null]);
  });

  test("an export that is imported elsewhere makes the same learner, who can go on", async () => {
    const exported = await (await beginWithHistory()).call("exportLearner");
    const other = await server.begin();
    await other.call("finishLesson", { params: { conceptId: "promises" } });
    expect(await other.call("importLearner", { body: exported })).toEqual({ entries: 3, goals: 2 });
    expect(withoutIds(await other.call("exportLearner"))).toEqual(withoutIds(exported));
    const { entries } = await other.call("listLog");
    expect(entries.map(({ kind }) => kind)).toEqual(["voided", "deferred", "answered"]);
    await other.call("finishLesson", { params: { conceptId: "values" } });
    expect((await other.call("listLog")).entries).toHaveLength(4);
  });

  test("an export that is imported by the server that made it changes nothing", async () => {
    const learner = await beginWithHistory();
    const before = await learner.call("getPath");
    const exported = await learner.call("exportLearner");
    await learner.call("importLearner", { body: exported });
    expect((await learner.call("getPath")).concepts.map(({ mastery }) => mastery)).toEqual(
      before.concepts.map(({ mastery }) => mastery),
    );
    expect((await learner.call("getLearner")).id).toBeDefined();
  });

  test("times in the future, of a clock that was ahead, become the time of the import", async () => {
    const exported = await (await beginWithHistory()).call("exportLearner");
    const log = exported.log.map((entry) => ({
      ...entry,
      event: { ...Object(entry.event), at: Date.UTC(2027, 0, 5) },
    }));
    const goals = exported.goals.map((goal) => ({ ...goal, createdAt: "2027-01-05T00:00:00.000Z" }));
    const other = await server.begin();
    expect(await other.call("importLearner", { body: forge(exported, { log, goals }) })).toEqual({
      entries: 3,
      goals: 2,
    });
    const { entries } = await other.call("listLog");
    expect(entries.map(({ kind }) => kind)).toEqual(["voided", "deferred", "answered"]);
    const times = [
      ...entries.map(({ at }) => at),
      ...(await other.call("listGoals")).goals.map((goal) => goal.createdAt),
    ];
    expect(times.filter((at) => at.startsWith("2027"))).toEqual([]);
    await other.call("importLearner", { body: await other.call("exportLearner") });
  });

  test("the refusal of an entry out of shape names the field", async () => {
    const learner = await beginWithHistory();
    const exported = await learner.call("exportLearner");
    const log = exported.log.map((entry) => ({ ...entry, event: { ...Object(entry.event), at: "today" } }));
    const problem = await learner.refusal("POST", "/api/learner/import", forge(exported, { log }));
    expect(problem.detail).toMatch(/^Entry 1 of its log is not valid: event\.at: .+ Nothing was changed\.$/);
  });

  test("ids that were renamed since are understood", async () => {
    const learner = await server.begin();
    await learner.call("finishLesson", { params: { conceptId: "values" } });
    const exported = await learner.call("exportLearner");
    const log = exported.log.map((entry) =>
      JSON.parse(JSON.stringify(entry).replaceAll('"values"', '"old-values"')),
    );
    const other = await server.begin();
    await other.call("importLearner", { body: forge(exported, { log }) });
    expect((await other.call("getPath")).concepts).toEqual((await learner.call("getPath")).concepts);
  });

  /** The exports whose answered entries are changed, each a file that must be refused. */
  function forgedEntries(
    changes: [string, object | ((entry: Record<string, unknown>) => object)][],
  ): [string, (exported: Export) => unknown, number][] {
    return changes.map(([title, change]) => [
      `with an entry ${title}`,
      (exported) => {
        const log = exported.log.map((entry) => {
          if (entry.kind !== "answered") return entry;
          const changed = typeof change === "function" ? change(entry) : change;
          const event = { ...Object(entry.event), ...changed };
          return { ...entry, id: event.id, event };
        });
        expect(log).not.toEqual(exported.log);
        return forge(exported, { log });
      },
      422,
    ]);
  }

  const FORGERIES: [string, (exported: Export) => unknown, number][] = [
    ["cut off", (exported) => ({ ...exported, log: exported.log.slice(0, 1) }), 422],
    ["without its checksum", ({ checksum: _, ...parts }) => parts, 422],
    ["with a note changed", (exported) => ({ ...exported, exportedAt: "2020-01-01T00:00:00.000Z" }), 422],
    ["of another track", (exported) => forge(exported, { track: { id: "other", version: 1 } }), 422],
    ["of a newer track", (exported) => forge(exported, { track: { id: "small", version: 4 } }), 422],
    [
      "with an unknown concept",
      (exported) =>
        forge(exported, { log: JSON.parse(JSON.stringify(exported.log).replaceAll('"lists"', '"gone"')) }),
      422,
    ],
    [
      "with an unknown exercise",
      (exported) =>
        forge(exported, {
          drafts: exported.drafts.map((draft) => ({ ...draft, exercise: "functions/gone" })),
        }),
      422,
    ],
    ["with an entry twice", (exported) => forge(exported, { log: [...exported.log, ...exported.log] }), 422],
    ["with its log reversed", (exported) => forge(exported, { log: exported.log.toReversed() }), 422],
    [
      "with an entry out of shape",
      (exported) => forge(exported, { log: exported.log.map((entry) => ({ ...entry, event: {} })) }),
      422,
    ],
    [
      "with a dispute twice",
      (exported) => forge(exported, { disputes: (exported.disputes ?? []).flatMap((each) => [each, each]) }),
      422,
    ],
    [
      "with a dispute of something that is not an answer",
      (exported) =>
        forge(exported, {
          disputes: (exported.disputes ?? []).map((each) => ({
            ...each,
            entry: exported.log.at(-1)?.id ?? "",
          })),
        }),
      422,
    ],
    [
      "with a dispute of another item",
      (exported) =>
        forge(exported, {
          disputes: (exported.disputes ?? []).map((each) => ({ ...each, item: "lists.gone" })),
        }),
      422,
    ],
    [
      "with a dispute without a reason",
      (exported) =>
        forge(exported, { disputes: (exported.disputes ?? []).map((each) => ({ ...each, reason: " " })) }),
      422,
    ],
    ...forgedEntries([
      ["of a time that is none", { at: 9e15 }],
      ["of a negative time", { at: -1 }],
      ["with an item in the place of a concept", { concept: "lists.first" }],
      ["with a concept in the place of an item", { item: "lists" }],
      ["with a huge number of choices", { choices: 1_000_000 }],
      ["with a huge number of hints", { hints: 1e15 }],
      ["with a huge number of runs", { tries: 1e15 }],
      ["with a huge difficulty", { measured: { difficulty: 1e308, variance: 1 } }],
      ["with a huge variance", { measured: { difficulty: 1, variance: 1e308 } }],
      ["with a long list of concepts", { also: Array.from({ length: 2_001 }, () => "lists") }],
      ["with an id in capital letters", (entry) => ({ id: String(entry.id).toUpperCase() })],
    ]),
    [
      "with too long a note",
      (exported) =>
        forge(exported, { log: exported.log.map((entry) => ({ ...entry, note: "n".repeat(1_001) })) }),
      422,
    ],
    [
      "with a goal of too many characters",
      (exported) =>
        forge(exported, { goals: exported.goals.map((goal) => ({ ...goal, text: "g".repeat(501) })) }),
      422,
    ],
    [
      "with a draft outside of its folder",
      (exported) =>
        forge(exported, { drafts: exported.drafts.map((draft) => ({ ...draft, files: { "../a.js": "" } })) }),
      422,
    ],
    [
      "with too large a draft",
      (exported) =>
        forge(exported, {
          drafts: exported.drafts.map((draft) => ({
            ...draft,
            files: { "a.js": "a".repeat(200_000), "b.js": "b".repeat(200_000) },
          })),
        }),
      422,
    ],
    ["of another format", (exported) => ({ ...exported, formatVersion: 2 }), 422],
  ];

  test.each(FORGERIES)("a file %s is refused, and nothing is changed", async (_, change, status) => {
    const exported = await (await beginWithHistory()).call("exportLearner");
    const learner = await beginWithHistory();
    const before = withoutIds(await learner.call("exportLearner"));
    const body = change(exported);
    const problem = await learner.refusal("POST", "/api/learner/import", body instanceof Object ? body : {});
    expect(problem.status).toBe(status);
    if (problem.type === "/problems/import-refused")
      expect(problem.detail).toMatch(/(Entry|Goal|Draft|Dispute) \d|file/);
    expect(withoutIds(await learner.call("exportLearner"))).toEqual(before);
  });

  test("an import may be larger than other bodies, up to its own limit", async () => {
    const learner = await server.begin();
    const exported = await learner.call("exportLearner");
    const files = { "double.js": "a".repeat(200_000) };
    const drafts = ["double", "twice"].flatMap((name) =>
      Array.from({ length: 5 }, () => ({
        exercise: `functions/${name}`,
        files,
        savedAt: exported.exportedAt,
      })),
    );
    const reply = await learner.call("importLearner", { body: forge(exported, { drafts }) });
    expect(reply).toEqual({ entries: 0, goals: 0 });
  });
});
