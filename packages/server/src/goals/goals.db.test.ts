import { randomUUID } from "node:crypto";
import { LIMITS } from "@aulo/contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { rightAnswer } from "../testing/answers.ts";
import type { Client } from "../testing/client.ts";
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
    expect(reading).toMatchObject({
      kind: "can-wait",
      targets: ["functions", "images"],
      waits: [{ id: "docker", concepts: ["images"] }],
    });
    expect(reading.says).toContain("It comes later.");
    const goal = await learner.call("createGoal", { body: query });
    expect(goal).toMatchObject({ waits: ["docker"], concepts: ["values", "functions", "images"] });
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

  /** Answers every item of a check on `values` right, so that the concept is strong. */
  const showValues = async (learner: Client) => {
    let check = await learner.call("openCheck", { body: { purpose: "step", concept: "values" } });
    while (check.item !== null) {
      const body = { item: check.item.id, answer: rightAnswer(check.item) };
      ({ check } = await learner.call("answer", { params: { checkId: check.id }, body }));
    }
  };
  const wasReached = async (learner: Client) => {
    const { goals } = await learner.call("listGoals");
    return goals.map(({ reachedAt }) => reachedAt !== null);
  };

  test("a goal of which a void leaves nothing to learn is reached", async () => {
    const learner = await server.begin();
    await showValues(learner);
    const reset = await learner.call("reset", { body: { concept: "values" } });
    await learner.call("createGoal", { body: { text: "values" } });
    expect(await wasReached(learner)).toEqual([false]);
    await learner.call("voidEntry", { params: { entryId: reset.id }, body: { note: "" } });
    expect(await wasReached(learner)).toEqual([true]);
  });

  test("a placement with nothing to ask reaches a goal of which nothing is left", async () => {
    const learner = await server.begin();
    await learner.call("createGoal", { body: { text: "values" } });
    for (let isLeft = true; isLeft; )
      isLeft = await showValues(learner).then(
        () => true,
        () => false,
      );
    const { id } = await learner.call("getLearner");
    await server.deps.db
      .updateTable("goals")
      .set({ reached_at: null })
      .where("learner_id", "=", id)
      .execute();
    const { result } = await learner.call("openCheck", { body: { purpose: "placement" } });
    expect(result?.reachedGoal?.title).toBe("About values");
    expect(await wasReached(learner)).toEqual([true]);
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

  const show = async (learner: Client, concept: string) => {
    let check = await learner.call("openCheck", { body: { purpose: "step", concept } });
    while (check.item !== null) {
      const { item, id } = check;
      const body = { item: item.id, answer: rightAnswer(item) };
      ({ check } = await learner.call("answer", { params: { checkId: id }, body, key: randomUUID() }));
    }
  };

  test("a goal that loses its last open target by an edit is reached at once", async () => {
    const learner = await server.begin();
    const { id } = await learner.call("createGoal", { body: { text: "values", add: ["lists"] } });
    await show(learner, "values");
    const params = { goalId: id };
    const edited = await learner.call("changeGoal", { params, body: { drop: ["lists"] } });
    expect(edited.reachedAt).not.toBeNull();
    expect((await learner.call("getPath")).goal?.reachedAt).toBe(edited.reachedAt);
    expect((await learner.call("getStep")).kind).toBe("done");
  });

  test("a goal that is known already is reached when it is accepted", async () => {
    const learner = await server.begin();
    await show(learner, "values");
    expect((await learner.call("createGoal", { body: { text: "values" } })).reachedAt).not.toBeNull();
  });

  test("the end of a goal has what the learner can do, the time spent and near goals", async () => {
    const learner = await server.begin();
    const { id } = await learner.call("createGoal", { body: { text: "values" } });
    await show(learner, "values");
    const end = await learner.call("getGoalEnd", { params: { goalId: id } });
    expect(end).toMatchObject({ can: ["keep values apart"], days: 1 });
    expect(end.answers).toBeGreaterThan(1);
    expect(end.minutes).toBeGreaterThan(0);
    expect(end.next).toMatchObject([{ title: "All of it" }]);
    server.wait(86_400_000);
    expect((await learner.call("getGoalEnd", { params: { goalId: id } })).minutes).toBe(end.minutes);
    expect(await (await server.begin()).refusal("GET", `/api/goals/${id}/end`)).toMatchObject({
      status: 404,
    });
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
      ["images", "locked", false],
    ]);
    expect(path.concepts[1]?.missing).toEqual(["values"]);
    expect(path.waits).toEqual([{ wait: "docker", unlocked: false, missing: ["functions"] }]);
  });
});
