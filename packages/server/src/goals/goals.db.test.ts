import { LIMITS } from "@aulo/contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { onEachDatabase } from "../testing/databases.ts";
import { startTestServer, type TestServer } from "../testing/test-server.ts";

onEachDatabase("Goals", (open) => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer(await open());
  });
  afterAll(() => server.stop());

  test("a goal brings everything that its targets need, in the order of the path", async () => {
    const learner = await server.begin();
    const goal = await learner.call("createGoal", { body: { text: "promises" } });
    expect(goal).toMatchObject({
      targets: ["promises"],
      concepts: ["values", "functions", "promises"],
      active: true,
    });
  });

  test("a goal that can wait is accepted, and leads to the concepts that unlock it", async () => {
    const learner = await server.begin();
    const query = { text: "learn docker" };
    const reading = await learner.call("readGoal", { query });
    expect(reading).toMatchObject({ kind: "can-wait", targets: ["functions"], waits: [{ id: "docker" }] });
    expect(reading.says).toContain("It comes later.");
    const goal = await learner.call("createGoal", { body: query });
    expect(goal.waits).toEqual(["docker"]);
  });

  test("a goal that is not covered is refused with the nearest goal that is, and not stored", async () => {
    const learner = await server.begin();
    const problem = await learner.refusal("POST", "/api/goals", { text: "make sourdough" });
    expect(problem).toMatchObject({ status: 422, type: "/problems/not-covered" });
    expect(problem.detail).toContain("All of it");
    expect((await learner.call("listGoals")).goals).toEqual([]);
  });

  test("concepts are dropped and added before a goal is accepted and after", async () => {
    const learner = await server.begin();
    const goal = await learner.call("createGoal", {
      body: { text: "promises", drop: ["functions"], add: ["lists"] },
    });
    expect(goal.concepts).toEqual(["values", "lists", "promises"]);
    const params = { goalId: goal.id };
    const added = await learner.call("changeGoal", { params, body: { add: ["functions"] } });
    expect(added.concepts).toEqual(["values", "functions", "lists", "promises"]);
    const dropped = await learner.call("changeGoal", { params, body: { drop: ["promises", "functions"] } });
    expect(dropped.concepts).toEqual(["values", "lists"]);
  });

  test.each([
    [{ text: "promises", drop: ["gone"] }],
    [{ text: "promises", add: ["lists"], drop: ["lists"] }],
    [{ text: "promises", drop: ["promises"] }],
  ])("the edit %j does not fit", async (body) => {
    const learner = await server.begin();
    expect(await learner.refusal("POST", "/api/goals", body)).toMatchObject({
      status: 422,
      type: "/problems/does-not-fit",
    });
  });

  test("one of several goals is active: the last accepted, the chosen one, or the newest left", async () => {
    const learner = await server.begin();
    const first = await learner.call("createGoal", { body: { text: "promises" } });
    const second = await learner.call("createGoal", { body: { text: "lists" } });
    const activeOnes = async () => {
      const { goals } = await learner.call("listGoals");
      return goals.filter(({ active }) => active).map(({ id }) => id);
    };
    expect(await activeOnes()).toEqual([second.id]);
    await learner.call("changeGoal", { params: { goalId: first.id }, body: { active: true } });
    expect(await activeOnes()).toEqual([first.id]);
    await learner.call("deleteGoal", { params: { goalId: first.id } });
    expect(await activeOnes()).toEqual([second.id]);
    await learner.call("deleteGoal", { params: { goalId: second.id } });
    expect(await activeOnes()).toEqual([]);
  });

  test("two tabs that accept a goal at once leave one active", async () => {
    const learner = await server.begin();
    await Promise.all(
      ["promises", "lists", "values"].map((text) => learner.call("createGoal", { body: { text } })),
    );
    const { goals } = await learner.call("listGoals");
    expect(goals.filter(({ active }) => active)).toHaveLength(1);
    expect(goals).toHaveLength(3);
  });

  test("there are no more goals than the limit", async () => {
    const learner = await server.begin();
    for (let count = 0; count < LIMITS.goals; count += 1)
      await learner.call("createGoal", { body: { text: "lists" } });
    expect(await learner.refusal("POST", "/api/goals", { text: "lists" })).toMatchObject({
      status: 409,
      type: "/problems/too-many-goals",
    });
  });

  test("nobody changes another learner's goal", async () => {
    const [one, other] = [await server.begin(), await server.begin()];
    const { id } = await one.call("createGoal", { body: { text: "lists" } });
    expect(await other.refusal("DELETE", `/api/goals/${id}`)).toMatchObject({ status: 404 });
    expect(await other.refusal("PATCH", `/api/goals/${id}`, { active: true })).toMatchObject({ status: 404 });
    expect((await one.call("listGoals")).goals).toHaveLength(1);
  });

  test("the path counts the concepts and minutes left of the goal", async () => {
    const learner = await server.begin();
    await learner.call("createGoal", { body: { text: "promises" } });
    const path = await learner.call("getPath");
    expect(path.goal).toMatchObject({ strong: 0, of: 3 });
    expect(path.goal?.minutesLeft).toBeGreaterThan(0);
    expect(path.concepts.map(({ concept, state, inGoal }) => [concept, state, inGoal])).toEqual([
      ["values", "ready", true],
      ["functions", "locked", true],
      ["lists", "locked", false],
      ["promises", "locked", true],
    ]);
    expect(path.concepts[1]?.missing).toEqual(["values"]);
    expect(path.waits).toEqual([{ wait: "docker", unlocked: false, missing: ["functions"] }]);
  });
});
