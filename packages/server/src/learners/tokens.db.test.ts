import { randomUUID } from "node:crypto";
import { LIMITS } from "@aulo/contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createClient } from "../testing/client.ts";
import { onEachDatabase } from "../testing/databases.ts";
import { startTestServer, type TestServer } from "../testing/test-server.ts";

onEachDatabase("Tokens", (open) => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer(await open());
  });
  afterAll(() => server.stop());

  test("are listed with their last use and without the tokens themselves", async () => {
    const learner = await server.begin();
    const { token } = await learner.call("moveLearner");
    const listed = await learner.call("listTokens");
    expect(listed.tokens).toMatchObject([
      { name: "", usedAt: null, current: false },
      { name: expect.stringMatching(/./), usedAt: expect.any(String), current: true },
    ]);
    const other = await createClient(server.base, token).call("listTokens");
    expect(other.tokens.map(({ usedAt, current }) => [usedAt !== null, current])).toEqual([
      [true, true],
      [true, false],
    ]);
    expect(JSON.stringify([listed, other])).not.toContain(token);
    expect(JSON.stringify([listed, other])).not.toContain(learner.token);
  });

  test("a revoked token is refused; the other one stays, through an import too", async () => {
    const learner = await server.begin();
    const { token } = await learner.call("moveLearner");
    const moved = createClient(server.base, token);
    await moved.call("getLearner");
    await learner.call("importLearner", { body: await learner.call("exportLearner") });
    const { tokens } = await learner.call("listTokens");
    const params = { tokenId: tokens.find(({ current }) => !current)?.id ?? "" };
    expect(tokens.every(({ usedAt }) => usedAt !== null)).toBe(true);
    await learner.call("revokeToken", { params });
    expect(await moved.refusal("GET", "/api/learner")).toMatchObject({ type: "/problems/unknown-token" });
    await expect(learner.call("revokeToken", { params })).rejects.toMatchObject({
      problem: { type: "/problems/not-found" },
    });
    expect((await learner.call("listTokens")).tokens).toMatchObject([{ current: true }]);
  });

  test("are limited in number, and a revoked one makes room", async () => {
    const learner = await server.begin();
    for (let count = 1; count < LIMITS.tokens; count += 1) await learner.call("moveLearner");
    expect(await learner.refusal("POST", "/api/learner/token")).toMatchObject({
      type: "/problems/too-many-tokens",
      status: 409,
    });
    const { tokens } = await learner.call("listTokens");
    expect(tokens).toHaveLength(LIMITS.tokens);
    await learner.call("revokeToken", {
      params: { tokenId: tokens.find(({ current }) => !current)?.id ?? "" },
    });
    await learner.call("moveLearner");
  });

  test("nobody revokes the token of the request itself or that of somebody else", async () => {
    const [one, other] = [await server.begin(), await server.begin()];
    const own = (await one.call("listTokens")).tokens[0]?.id ?? "";
    expect(await one.refusal("DELETE", `/api/learner/tokens/${own}`)).toMatchObject({ status: 422 });
    expect(await other.refusal("DELETE", `/api/learner/tokens/${own}`)).toMatchObject({ status: 404 });
    expect(await one.refusal("DELETE", `/api/learner/tokens/${randomUUID()}`)).toMatchObject({ status: 404 });
    expect((await one.call("listTokens")).tokens).toHaveLength(1);
  });
});
