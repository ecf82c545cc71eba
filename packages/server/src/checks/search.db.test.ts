import { randomUUID } from "node:crypto";
import { LIMITS } from "@aulo/contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openItemOf, wrongAnswer } from "../testing/answers.ts";
import type { Client } from "../testing/client.ts";
import { onEachDatabase } from "../testing/databases.ts";
import { startTestServer, type TestServer } from "../testing/test-server.ts";

onEachDatabase("Search", (open) => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer(await open());
  });
  afterAll(() => server.stop());

  const search = async (learner: Client, text: string) =>
    (await learner.call("search", { query: { text } })).hits;

  test("finds a part of a lesson by its text and by the title of its concept", async () => {
    const learner = await server.begin();
    const [hit] = await search(learner, "promises");
    expect(hit).toMatchObject({ kind: "lesson", concept: "promises", section: null });
    const kept = await search(learner, "kept");
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.every(({ kind }) => kind === "lesson")).toBe(true);
    expect(kept[0]?.excerpt).toContainEqual({ text: "kept", isMatch: true });
  });

  test("finds no word of an item, its answers or its tests before it is answered", async () => {
    const learner = await server.begin();
    await learner.call("openCheck", { body: { purpose: "step", concept: "values" } });
    for (const text of ["SECRET", "thumbs", "numbers", "eleven-is-printed", "joins", "blank double twice"]) {
      const hits = await search(learner, text);
      expect(hits.filter(({ kind }) => kind === "item")).toEqual([]);
      expect(JSON.stringify(hits)).not.toContain("SECRET");
    }
  });

  test("finds an answered item, at its place in its check, for nobody else", async () => {
    const learner = await server.begin();
    const check = await learner.call("openCheck", { body: { purpose: "step", concept: "values" } });
    const item = openItemOf(check);
    await learner.call("answer", {
      params: { checkId: check.id },
      body: { item: item.id, answer: wrongAnswer(item) },
      key: randomUUID(),
    });
    const hits = await search(learner, "SECRET");
    expect(hits).toMatchObject([{ kind: "item", concept: "values", check: check.id, number: 1 }]);
    expect(await search(await server.begin(), "SECRET")).toEqual([]);
  });

  test("finds short words whole only, and leaves out words after the eighth", async () => {
    const learner = await server.begin();
    expect(await search(learner, "ke")).toEqual([]);
    expect(await search(learner, "kep")).not.toEqual([]);
    expect(await search(learner, "q1 q2 q3 q4 q5 q6 q7 q8 kept")).toEqual([]);
  });

  test("has a bounded query", async () => {
    const learner = await server.begin();
    const text = "a".repeat(LIMITS.searchChars + 1);
    expect(await learner.refusal("GET", `/api/search?text=${text}`)).toMatchObject({ status: 422 });
    expect(await learner.refusal("GET", "/api/search?text=%20")).toMatchObject({ status: 422 });
  });
});
