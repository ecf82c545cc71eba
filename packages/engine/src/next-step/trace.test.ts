import { expect, test } from "vitest";
import { masteryOf } from "../belief/mastery.ts";
import { replay } from "../evolve.ts";
import { answered, graph, shown } from "../testing/given.ts";
import { gapScores, probeOrder } from "./trace.ts";

const missedBelow = replay(graph, [
  answered("promises.1", "dont-know"),
  answered("promises.2", "dont-know"),
  answered("server.1", "wrong"),
  answered("server.2", "wrong"),
]);

test("suspects all prerequisites of the failed concept, missed ones before shown ones", () => {
  const state = replay(graph, [
    ...shown("headers"),
    answered("async.1", "wrong"),
    answered("server.1", "wrong"),
  ]);
  const order = gapScores(graph, state, "server").map(({ concept }) => concept);
  expect([...order].sort()).toEqual(["async", "functions", "headers", "promises", "requests"]);
  expect(order.indexOf("async")).toBeLessThan(order.indexOf("headers"));
});

test("the score is the chance that a concept is missing while its prerequisites are known", () => {
  const found = gapScores(graph, missedBelow, "server").find(({ concept }) => concept === "async");
  const [own, required] = ["async", "promises"].map((id) => masteryOf(graph, missedBelow, id));
  expect(found?.score).toBeCloseTo((1 - (own ?? 0)) * (required ?? 0), 12);
});

test("a concept that is almost certainly missing is suspected first, but probed after doubtful ones", () => {
  const suspects = gapScores(graph, missedBelow, "server");
  expect(suspects[0]?.concept).toBe("promises");
  expect(probeOrder(suspects)[0]?.concept).not.toBe("promises");
});
