import { afterAll, beforeAll, expect, test } from "vitest";
import { onEachDatabase } from "../testing/databases.ts";
import { startTestServer, type TestServer } from "../testing/test-server.ts";

onEachDatabase("The stated experience", (open) => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer(await open());
  });
  afterAll(() => server.stop());

  test("moves the beliefs before any answer, stands in the log, and may be changed", async () => {
    const learner = await server.begin();
    const masteries = async () => (await learner.call("getPath")).concepts.map(({ mastery }) => mastery);
    const before = await masteries();
    expect((await learner.call("introduce", { body: { experience: "new" } })).introduced).toBe(true);
    for (const [index, mastery] of (await masteries()).entries())
      expect(mastery).toBeLessThan(before[index] ?? 0);
    await learner.call("introduce", { body: { experience: "back-end" } });
    for (const [index, mastery] of (await masteries()).entries())
      expect(mastery).toBeGreaterThan(before[index] ?? 1);
    const { entries } = await learner.call("listLog");
    expect(entries.map(({ kind }) => kind)).toEqual(["introduced", "introduced"]);
  });

  test("of unknown words is refused", async () => {
    const learner = await server.begin();
    const problem = await learner.refusal("POST", "/api/learner/experience", { experience: "wizard" });
    expect(problem).toMatchObject({ status: 422 });
  });
});
