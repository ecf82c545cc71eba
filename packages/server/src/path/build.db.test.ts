import { rm } from "node:fs/promises";
import { LIMITS } from "@aulo/contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { rightAnswer } from "../testing/answers.ts";
import type { Client } from "../testing/client.ts";
import { onEachDatabase } from "../testing/databases.ts";
import { smallProject } from "../testing/small-project.ts";
import { writeSmallTrack } from "../testing/small-track.ts";
import { startTestServer, type TestServer } from "../testing/test-server.ts";

const DAY_MS = 86_400_000;

onEachDatabase("Building", (open) => {
  let server: TestServer;
  let trackDir: string;

  beforeAll(async () => {
    trackDir = await writeSmallTrack(smallProject());
    server = await startTestServer(await open(), { trackDir });
  });
  afterAll(async () => {
    await server.stop();
    await rm(trackDir, { recursive: true });
  });

  /** A learner who was shown to know the concepts, by right answers in the order of the check. */
  const beginKnowing = async (...concepts: string[]) => {
    const learner = await server.begin();
    await learner.call("createGoal", { body: { text: "everything" } });
    for (const concept of concepts) await show(learner, concept);
    return learner;
  };

  const show = async (learner: Client, concept: string, purpose: "step" | "test-out" = "step") => {
    if (purpose === "step") await learner.call("finishLesson", { params: { conceptId: concept } });
    let check = await learner.call("openCheck", { body: { purpose, concept } });
    while (check.item !== null) {
      const params = { checkId: check.id };
      const { kind, id } = check.item;
      if (kind === "exercise") await run(learner, check.id, id, { [check.item.entry]: "* 2" });
      else await learner.call("answer", { params, body: { item: id, answer: rightAnswer(check.item) } });
      check = await learner.call("getCheck", { params });
    }
  };

  const run = async (learner: Client, check: string, item: string, files: Record<string, string>) => {
    const { id } = await learner.call("startRun", { body: { kind: "exercise", check, item, files } });
    await learner.follow(id);
    return learner.call("getRun", { params: { runId: id } });
  };

  test("the step builds the milestone, passing keeps the code, and the next milestone goes on with it", async () => {
    const learner = await beginKnowing("values");
    expect(await learner.call("getStep")).toMatchObject({
      kind: "build",
      concept: "values",
      title: "A shop: About shop/prices",
      minutes: 30,
      reason: {
        cause: "build",
        claims: [{ kind: "milestone", milestone: "shop/prices", position: 1, of: 2 }],
      },
    });
    const check = await learner.call("openCheck", { body: { purpose: "build", concept: "values" } });
    expect(check.item).toMatchObject({
      id: "shop/prices",
      starter: { "shop.js": "export const price = null;\n" },
      milestone: { project: "A shop", position: 1, of: 2, isOwnCode: false },
    });
    const files = { "shop.js": "export const price = 3 * 2;", "lib/tax.js": "export const tax = 1;" };
    expect((await run(learner, check.id, "shop/prices", files)).result?.attempt.result).toBe("right");
    await show(learner, "functions");
    const next = await learner.call("openCheck", { body: { purpose: "build", concept: "functions" } });
    expect(next.item).toMatchObject({
      id: "shop/orders",
      starter: files,
      milestone: { position: 2, isOwnCode: true },
    });
  });

  test("who knew the concepts without a lesson begins later, with a colleague's code", async () => {
    const learner = await beginKnowing();
    const early = await learner.refusal("POST", "/api/checks", { purpose: "build", concept: "functions" });
    expect(early).toMatchObject({ type: "/problems/nothing-to-ask" });
    await show(learner, "values", "test-out");
    await show(learner, "functions", "test-out");
    const check = await learner.call("openCheck", { body: { purpose: "build", concept: "functions" } });
    expect(check.item).toMatchObject({ id: "shop/orders", milestone: { position: 2, isOwnCode: false } });
    expect(check.item?.kind === "exercise" && check.item.starter["shop.js"]).toContain("shop/prices");
  });

  test("a milestone that is given up leads to the gap of its failing test, and back to the milestone with its code", async () => {
    const learner = await beginKnowing("values");
    const first = await learner.call("openCheck", { body: { purpose: "build", concept: "values" } });
    await run(learner, first.id, "shop/prices", { "shop.js": "3 * 2" });
    await show(learner, "functions");
    const { id } = await learner.call("openCheck", { body: { purpose: "build", concept: "functions" } });
    const files = { "shop.js": "mine, and wrong" };
    await learner.call("saveDraft", {
      params: { concept: "shop", exercise: "orders" },
      body: { files, revision: 0 },
    });
    expect((await run(learner, id, "shop/orders", files)).result?.attempt.result).toBe("wrong");
    await learner.call("answer", {
      params: { checkId: id },
      body: { item: "shop/orders", answer: { kind: "dont-know" } },
    });
    const visited: string[] = [];
    server.wait(4 * DAY_MS);
    for (
      let step = await learner.call("getStep");
      visited.length < 12;
      step = await learner.call("getStep")
    ) {
      visited.push(`${step.kind} ${step.concept}`);
      if (step.kind === "build" || step.concept === null) break;
      await show(learner, step.concept, step.kind === "learn" ? "step" : "test-out");
    }
    expect(visited.join()).toContain("values");
    expect(visited.at(-1)).toBe("build functions");
    expect(await learner.call("getStep")).toMatchObject({ kind: "build", draft: "shop/orders" });
  });

  test("a project may have more and larger files than an exercise, up to limits of its own", async () => {
    const learner = await beginKnowing();
    const many = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`src/${index}.js`, "1;"]));
    const save = (exercise: string, files: Record<string, string>) =>
      learner.refusal("PUT", `/api/drafts/${exercise}`, { files, revision: 0 }).then(
        ({ status }) => status,
        () => 200,
      );
    expect(await save("functions/double", many(LIMITS.files + 1))).toBe(422);
    expect(await save("shop/prices", many(LIMITS.files + 1))).toBe(200);
    expect(await save("shop/prices", many(LIMITS.projectFiles + 1))).toBe(422);
    expect(await save("shop/prices", { "a.js": "x".repeat(LIMITS.projectBytes + 1) })).toBe(422);
  });
});
